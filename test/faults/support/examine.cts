import { isDeepStrictEqual } from 'node:util';
import type { INodeExecutionData } from 'n8n-workflow';
import { outputOf, type Ran, type Row, type Scene } from './scene.cts';

/** What became of the reviews of one scenario. */
export interface Findings {
	items: number;
	/** Reviews without an outcome, or said to be done that are not. */
	lost: number;
	/** Reviews that were applied twice with another effect, or ended as something else. */
	doubled: number;
	/** Reviews that ended as an error. */
	failed: number;
	/** Requests that the API refused, or that met the fault. */
	hits: number;
	/** Everything that reached the API, logins included. */
	requests: number;
	/** Sessions started, by login or refresh. */
	logins: number;
	/** The errors' words, each once. */
	reasons: string[];
}

/** Looks at outcomes and at the sandbox's books. After cancelling, a review without an outcome is not lost. */
export function examine(scene: Scene, runs: Ran[], isCancelled: boolean): Findings {
	const { record, state } = scene.sandbox;
	const rows = runs.flatMap((ran) => ran.rows);
	const outcomes = runs.flatMap(({ rows: own, result }) =>
		own.map((row, index) => ({ row, item: result.outputs.success[index] })),
	);
	const failed = outcomes.flatMap(({ item }) => (item && isError(item) ? [item] : []));
	return {
		items: rows.length,
		lost: outcomes.filter(({ row, item }) =>
			item ? !isError(item) && !isDone(scene, row) : !isCancelled,
		).length,
		doubled: rows.filter((row) => isDoubled(scene, row)).length,
		failed: failed.length,
		hits: record.requests.filter(({ fault, status = 0 }) => fault !== undefined || status >= 400)
			.length,
		requests: record.total,
		logins: state.sessions.logins + state.sessions.refreshes,
		reasons: [...new Set(failed.map(({ json }) => JSON.stringify(json['error'])))],
	};
}

/** Fails unless each item has one outcome, at its place, paired with it, and errors say why and what to do. */
export function expectOrder({ rows, result }: Ran): void {
	const { outputs, seen } = result;
	expect(outputs.success).toHaveLength(rows.length);
	expect(outputs.success.map(({ pairedItem }) => pairedItem)).toEqual(
		rows.map((_, item) => ({ item })),
	);
	expect(seen.success.map(({ origin }) => origin?.['row'])).toEqual(rows.map(({ row }) => row));
	for (const [itemIndex, item] of outputs.success.entries()) {
		if (isError(item)) {
			const description: unknown = expect.stringMatching(/\w/);
			expect(item.json).toMatchObject({
				error: expect.stringMatching(/\w/) as unknown,
				details: { description, itemIndex },
			});
		} else {
			expect(item.json['id']).toBe(rows[itemIndex]?.id);
		}
	}
}

export function isError({ json }: INodeExecutionData): boolean {
	return json['error'] !== undefined;
}

/** Whether the API has the review. */
export function isDone({ sandbox }: Scene, row: Row): boolean {
	const verification = sandbox.state.verifications.get(row.id);
	return (
		sandbox.record.writes(row.id).length > 0 &&
		verification?.status === row.status &&
		holds(verification.output, outputOf(row))
	);
}

function isDoubled(scene: Scene, row: Row): boolean {
	const writes = scene.sandbox.record.writes(row.id);
	const [first, ...later] = writes;
	if (first === undefined) return false;
	const isRepeated = later.some(
		({ body, changed }) => changed || !isDeepStrictEqual(body, first.body),
	);
	return isRepeated || !isDone(scene, row);
}

function holds(whole: object, part: object): boolean {
	return isDeepStrictEqual({ ...whole, ...part }, whole);
}
