import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { FaultSubject } from '../../../sandbox/faults/types.cts';
import type { NodeRunOptions, NodeRunResult } from '../../engine/harness/index.cts';
import { assume } from '../../engine/support/assume.cts';
import { CREDENTIAL, setStage, typed, type Stage } from '../../engine/support/stage.cts';
import { update } from '../../engine/support/update.cts';

/** What the source hands to the node: one review. */
export interface Row extends IDataObject {
	id: string;
	row: number;
	status: string;
}

/** The reviews of one run, and what came of them. */
export interface Ran {
	rows: Row[];
	result: NodeRunResult;
}

/** The node in n8n's engine, the sandbox, and a credential that reaches it. */
export interface Scene extends Stage {
	credentialId: string;
	/** New reviews, each of a verification of its own. */
	rows(count: number): Row[];
	/** Runs the node over them, an error being an item's outcome. */
	run(rows: Row[], options?: Partial<NodeRunOptions>): Promise<Ran>;
}

/** What the update writes: expressions, as in a workflow over a spreadsheet. */
export const REVIEW: INodeParameters = {
	verificationStatus: '={{ $json.status }}',
	outputMode: 'json',
	output: '={{ { is_match_face: $json.status === "COMPLETED", row: $json.row } }}',
};

/** The `output` that a review makes. */
export function outputOf({ row, status }: Row): IDataObject {
	return { is_match_face: status === 'COMPLETED', row };
}

export async function setScene(): Promise<Scene> {
	const stage = await setStage();
	const { engine, sandbox } = stage;
	// The scenarios tell of sessions that end each other.
	assume(sandbox, 'sessionsPerUser', 'refreshTokenRotation');
	const credentialId = engine.credentials.create(CREDENTIAL, typed.login(stage));
	return {
		...stage,
		credentialId,
		rows: (count) =>
			sandbox.state.addVerifications(count).map(({ id }, row) => ({
				id,
				row,
				status: row % 2 === 0 ? 'COMPLETED' : 'NEED_REVIEW',
			})),
		run: async (rows, options) => ({
			rows,
			result: await engine.run(runOf(rows, credentialId, options)),
		}),
	};
}

/** The run of an update over the rows. */
export function runOf(
	rows: Row[],
	credentialId: string,
	{ parameters, ...options }: Partial<NodeRunOptions> = {},
): NodeRunOptions {
	return {
		parameters: update({ ...REVIEW, ...parameters }),
		items: rows.map((json) => ({ json })),
		onError: 'continueRegularOutput',
		credentialId,
		...options,
	};
}

/** Leaves a session in the credential, as an earlier run does, and forgets what it took. */
export async function signInBefore(scene: Scene): Promise<void> {
	await scene.run(scene.rows(1));
	const none = { logins: 0, refusedLogins: 0, refreshes: 0, refusedRefreshes: 0 };
	Object.assign(scene.sandbox.state.sessions, none);
	scene.sandbox.record.clear();
	scene.engine.credentials.resetCounts();
}

/** Calls back at each PUT, with its number from 1, before the API does anything about it. */
export function onEachPut({ sandbox }: Scene, callback: (nth: number) => void): void {
	let count = 0;
	const when = ({ method }: FaultSubject) => {
		if (method === 'PUT') callback(++count);
		return false;
	};
	sandbox.faults.add({ match: { when }, fault: { type: 'delay', ms: 0 } });
}

/** Calls back after each change that was made, with its number from 1. */
export function onEachChange(
	{ sandbox: { record } }: Scene,
	callback: (nth: number) => void,
): void {
	const wrote = record.wrote.bind(record);
	let count = 0;
	record.wrote = (...write) => {
		wrote(...write);
		callback(++count);
	};
}

/** Somebody signs in with the node's user elsewhere, which ends the node's session. */
export function signInElsewhere({ sandbox }: Scene) {
	const user = userOf(sandbox);
	return sandbox.state.sessions.start(user);
}

/** The user the credential belongs to. */
export function userOf(sandbox: Stage['sandbox']) {
	const [user] = sandbox.state.users;
	if (user === undefined) throw new Error('The sandbox has no user');
	return user;
}
