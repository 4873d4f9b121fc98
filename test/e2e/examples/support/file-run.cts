import { join } from 'node:path';
import type { Execution } from '../../../../scripts/n8n/execution.cts';
import {
	readRows,
	removeResults,
	resultFiles,
	writeExcel,
	type FileRow,
} from './decision-files.cts';
import type { Example } from './example.cts';
import { withSettings } from './settings.cts';

export const SHEET = 'decisions.xlsx';

/** What tests do with the example that takes a file of decisions. */
export class FileRun {
	readonly folder: string;

	constructor(private readonly example: Example) {
		this.folder = example.surroundings.filesFolder;
	}

	async run(settings: Readonly<Record<string, unknown>> = {}): Promise<Execution> {
		const workflowId = await this.example.import((one) => withSettings(one, settings));
		return await this.example.run(workflowId, 'Start');
	}

	/** Runs the example over an Excel file of these rows. @returns the rows of its results */
	async results(rows: readonly FileRow[]): Promise<FileRow[]> {
		await removeResults(this.folder);
		await writeExcel(join(this.folder, SHEET), rows);
		expect((await this.run()).failure).toBeUndefined();
		return await this.onlyResults();
	}

	/** The rows of the only file with results. */
	async onlyResults(): Promise<FileRow[]> {
		const files = await resultFiles(this.folder);
		expect(files).toHaveLength(1);
		return await readRows(files[0] ?? '');
	}

	/** A verification that waits for review. @returns its id */
	waiting(): string {
		const output = { net_salary: 7_250_000, identity: { nik: '01' } };
		const [made] = this.example.sandbox.state.addVerifications(1, { output });
		return made?.id ?? '';
	}

	bodies(id: string): unknown[] {
		return this.example.sandbox.record.writes(id).map(({ body }) => body);
	}
}

export function row(verification_id: string, decision: string, output = ''): FileRow {
	return { verification_id, decision, output };
}
