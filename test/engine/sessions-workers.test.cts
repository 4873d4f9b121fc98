// The workers of n8n's queue mode share the credentials table and nothing else. Together they sign in about once.
import {
	CREDENTIAL,
	expectNoSecret,
	sessionCounts,
	setStage,
	typed,
	type Stage,
} from './support/stage.cts';
import { update } from './support/update.cts';
import { startWorkers, type Worker } from './support/workers.cts';

const EXECUTIONS = 8;
const ITEMS = 15;

/** Milliseconds that each answer takes, so that the executions go on while sessions are saved. */
const ANSWER_MS = 150;

let stage: Stage;
let credentialId: string;
let workers: Worker[] = [];

beforeEach(async () => {
	stage = await setStage();
	stage.sandbox.options.delayMs = ANSWER_MS;
	credentialId = stage.engine.credentials.create(CREDENTIAL, typed.login(stage));
});

afterEach(async () => {
	for (const worker of workers.splice(0)) worker.close();
	await stage.close();
});

/** Updates verifications in so many executions at once, the workers taking turns; each is updated once and none is lost. */
async function updateAll(executions = EXECUTIONS, items = ITEMS) {
	const { sandbox } = stage;
	const parts = Array.from({ length: executions }, () => sandbox.state.addVerifications(items));
	const results = await Promise.all(
		parts.map(async (part, number) => {
			const worker = workers[number % workers.length];
			if (worker === undefined) throw new Error('No workers');
			return await worker.run({
				parameters: update({ verificationStatus: 'COMPLETED', options: { itemsAtATime: 3 } }),
				items: part.map(({ id }) => ({ json: { id } })),
				onError: 'continueErrorOutput',
				credentialId,
			});
		}),
	);
	expect(results.flatMap(({ outputs }) => outputs.error.map(({ json }) => json))).toEqual([]);
	for (const { id } of parts.flat()) expect(sandbox.record.writes(id)).toHaveLength(1);
	for (const { executionData } of results) expectNoSecret(stage, credentialId, executionData);
}

/** The API's answer to the so-manieth login or refresh takes so long; what it did, it did at once. */
function slowAnswer(nth: number, ms: number): void {
	const fault = { type: 'delay', ms, afterApplying: true } as const;
	stage.sandbox.faults.add({ match: { path: /auth/, nth }, fault });
}

/** Each login ends the session before it. What comes when differs: who saves last need not have logged in last. */
describe.each([
	{ name: 'at once', answers: [0, 0], saves: [0, 0] },
	{ name: 'saves take a while', answers: [100, 100], saves: [400, 400], isColdOnly: true },
	{ name: 'the first answer comes last', answers: [600, 50], saves: [20, 20], isColdOnly: true },
	{
		name: 'the first answer comes last, and saves take a while',
		answers: [700, 50],
		saves: [300, 300],
		isColdOnly: true,
	},
	{ name: 'one worker saves late', answers: [100, 100], saves: [300, 20] },
])('$name', ({ answers, saves, isColdOnly }) => {
	beforeEach(async () => {
		workers = await startWorkers(stage.engine, saves.length, (worker) => saves[worker] ?? 0);
	});

	it('eight cold executions log in at most twice', async () => {
		answers.forEach((ms, index) => {
			slowAnswer(index + 1, ms);
		});

		await updateAll();

		expect(sessionCounts(stage).logins).toBeLessThanOrEqual(2);
	});

	if (isColdOnly === true) return;
	it.each(['expireAccessTokens', 'revoke'] as const)(
		'with a session that is over (%s) they get at most two new ones',
		async (end) => {
			await updateAll(1);
			const { logins } = sessionCounts(stage);
			stage.sandbox.state.sessions[end]();
			answers.forEach((ms, index) => {
				slowAnswer(index + 1, ms);
			});

			await updateAll();

			const counts = sessionCounts(stage);
			expect(counts.logins - logins + counts.refreshes).toBeLessThanOrEqual(2);
		},
	);
});

describe.each([
	{ saves: [300, 20] },
	{ saves: [150, 20] },
	{ saves: [50, 0] },
	{ saves: [20, 300] },
])('executions that are over at once, while workers save after $saves ms', ({ saves }) => {
	it('log in at most twice', async () => {
		stage.sandbox.options.delayMs = 5;
		workers = await startWorkers(stage.engine, saves.length, (worker) => saves[worker] ?? 0);
		slowAnswer(1, 150);
		slowAnswer(2, 150);

		await updateAll(EXECUTIONS, 1);

		expect(sessionCounts(stage).logins).toBeLessThanOrEqual(2);
	});
});

it('many cold workers do not end each other’s sessions for long', async () => {
	workers = await startWorkers(stage.engine, 6, (worker) => 60 * worker);
	slowAnswer(1, 500);

	await updateAll(12);

	expect(sessionCounts(stage).logins).toBeLessThanOrEqual(6);
});
