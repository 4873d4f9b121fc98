import type {
	INode,
	INodeExecutionData,
	INodeParameters,
	INodeTypeDescription,
} from 'n8n-workflow';
import type { Stage } from '../stage.cts';
import { CODED_REVIEWERS } from '../review-visit.cts';
import { runAndKeep, serveParked } from '../parked.cts';
import { recordReads } from './reads.cts';
import { shownFields, type ShownField } from './shown.cts';

/** What one run of an operation showed, and asked for. */
export interface FieldUse {
	shown: string[];
	read: string[];
	/** Why the run came to nothing, if it did: what was not asked for after that does not count. */
	failure: string | undefined;
}

/** Of the node: the one that new workflows get. */
export const VERSION = 2;

/** One way to set the node up, and an input item that it works with. */
export interface Setup {
	credentialId: string;
	parameters: INodeParameters;
	item: INodeExecutionData;
	/** Visits the address of a parked workflow. */
	visit?: (url: string) => Promise<void>;
}

/**
 * Runs the node, opens the lists that the editor would offer, and visits the workflow if it is parked.
 * @param description whose fields count as shown; that of the package, unless a test wants to know what it finds
 */
export async function useOfFields(
	{ engine }: Stage,
	{ credentialId, parameters, item, visit }: Setup,
	description: INodeTypeDescription,
): Promise<FieldUse> {
	const node: INode = {
		id: 'editor',
		name: 'Anycheck',
		type: `${engine.package.name}.${description.name}`,
		typeVersion: VERSION,
		position: [0, 0],
		parameters,
	};
	const shown = shownFields({ description, node });

	const reads = recordReads();
	try {
		const version = { typeVersion: VERSION };
		const others = [engine.credentials.create('anycheckReviewersApi', CODED_REVIEWERS)];
		const kept = await runAndKeep(engine, credentialId, parameters, [item], version, others);
		const { run } = kept;
		if (run.status === 'waiting' && visit) {
			const parked = await serveParked(engine, kept);
			await visit(parked.url);
			await parked.close();
		}
		await openLists(shown, async (kind, method, path) => {
			// A list that finds nothing has asked for its fields all the same.
			await engine
				.callMethod(kind, method, { parameters, path, credentialId })
				.catch(() => undefined);
		});
		const { error } = run.data.resultData;
		const told = error && [error.message, error.description].filter(Boolean).join(': ');
		return { shown: shown.map(({ path }) => path), read: [...reads()], failure: told ?? undefined };
	} finally {
		jest.restoreAllMocks();
	}
}

async function openLists(
	shown: ShownField[],
	open: (kind: 'listSearch' | 'resourceMapping', method: string, path: string) => Promise<void>,
): Promise<void> {
	for (const { path, property } of shown) {
		const search = property.modes?.flatMap(
			({ typeOptions }) => typeOptions?.searchListMethod ?? [],
		);
		for (const method of search ?? []) await open('listSearch', method, path);
		const mapper = property.typeOptions?.resourceMapper?.resourceMapperMethod;
		if (mapper !== undefined) await open('resourceMapping', mapper, path);
	}
}
