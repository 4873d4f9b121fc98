import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { Verification } from '../../../sandbox/index.cts';
import type { NodeRunOptions, NodeRunResult } from '../harness/index.cts';
import { CREDENTIAL, setStage, typed, type Stage } from './stage.cts';
import { update } from './update.cts';

/** What the verifications of a desk hold unless said otherwise. */
export const OUTPUT = {
	name: 'SITI CONTOH',
	address: { street: 'Jalan Contoh 1', city: 'Bandung' },
	tags: ['a', 'b'],
};

/** A stage on which reviews are written, item by item. */
export interface Desk extends Stage {
	/** The credential of `run`: by API key. */
	credentialId: string;
	/** The id of a new verification that waits for review. */
	add(overrides?: Partial<Verification>): string;
	/** The ids of so many new ones, all of one result group. */
	addMany(count: number, overrides?: Partial<Verification>): string[];
	/** The record itself, as the API has it now. */
	record(id: string): Verification;
	/** Updates one verification per item, whose `id` says which; failed items go to the error output. */
	run(
		items: IDataObject[],
		parameters: INodeParameters,
		settings?: Partial<NodeRunOptions>,
	): Promise<NodeRunResult>;
}

/** Sets up a stage with one credential; taken down by `close`. */
export async function setDesk(): Promise<Desk> {
	const stage = await setStage();
	const { engine, sandbox } = stage;
	const credentialId = engine.credentials.create(CREDENTIAL, typed.apiKey(stage));
	const addMany = (count: number, overrides: Partial<Verification> = {}) =>
		sandbox.state
			.addVerifications(count, { status: 'NEED_REVIEW', output: OUTPUT, ...overrides })
			.map(({ id }) => id);
	return {
		...stage,
		credentialId,
		addMany,
		add: (overrides) => addMany(1, overrides)[0] ?? '',
		record(id) {
			const found = sandbox.state.verifications.get(id);
			if (!found) throw new Error(`The sandbox has no verification ${id}`);
			return found;
		},
		run: async (items, parameters, settings = {}) =>
			await engine.run({
				parameters: update(parameters),
				items: items.map((json) => ({ json })),
				onError: 'continueErrorOutput',
				credentialId,
				...settings,
			}),
	};
}

/** A desk for all tests of a file, each of which begins without faults and with an empty record. */
export function deskOfSuite(): Desk {
	const desk = {} as Desk;
	beforeAll(async () => {
		Object.assign(desk, await setDesk());
	});
	beforeEach(() => {
		desk.sandbox.faults.clear();
		desk.sandbox.record.clear();
	});
	afterAll(() => desk.close());
	return desk;
}

/** Parameters for an output given as JSON. */
export const json = (output: object) => ({ outputMode: 'json', output: JSON.stringify(output) });

/** The failed items in words: what happened, and what to do. */
export function failures({ outputs }: NodeRunResult): string[] {
	return outputs.error.map(({ json: { error, details } }) => {
		const { description } = (details ?? {}) as { description?: string };
		return `${error as string}\n${description ?? ''}`;
	});
}
