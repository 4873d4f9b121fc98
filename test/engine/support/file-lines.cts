import type { IBinaryData, INodeParameters } from 'n8n-workflow';
import type { NodeRunResult } from '../harness/index.cts';
import { create, type Intake } from './intake.cts';

/** One line of the field "Files" of a creation. */
export type FileLine = Partial<
	Record<'fileInput' | 'source' | 'inputDataFieldName' | 'password' | 'path', string>
>;

/** A line for files of the item. @param inputDataFieldName its fields, separated by commas */
export function fromItem(fileInput: string, inputDataFieldName: string): FileLine {
	return { fileInput, source: 'inputData', inputDataFieldName };
}

/** A line for files that were uploaded before. @param path their paths, separated by commas */
export function uploaded(fileInput: string, path: string): FileLine {
	return { fileInput, source: 'path', path };
}

/** Creates a verification with these files, from an item that has these. */
export async function createWith(
	intake: Intake,
	lines: FileLine[],
	binary: Record<string, IBinaryData> = {},
	parameters: INodeParameters = {},
): Promise<NodeRunResult> {
	const items = [{ json: {}, binary }];
	return await intake.run(create({ files: { file: lines }, ...parameters }), items);
}

/** What is in the files of the first verification that was created, by input. */
export function filesOfCreation(intake: Intake): Record<string, unknown[]> {
	const [body] = intake.creations() as Array<{
		configuration: { files?: Record<string, string[]> };
	}>;
	const { files } = intake.sandbox.state;
	return Object.fromEntries(
		Object.entries(body?.configuration.files ?? {}).map(([input, paths]) => [
			input,
			paths.map((path) => files.byConfiguredPath(path)?.content?.toString()),
		]),
	);
}

/** How many files were uploaded, lost or not. */
export function uploadsOf({ sandbox }: Intake): unknown[] {
	return sandbox.record.seen('POST', /^\/uploads$/).map(({ body }) => body);
}
