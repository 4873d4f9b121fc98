import { startWorkers } from '../../engine/support/workers.cts';
import { examine } from '../support/examine.cts';
import type { Scenario } from '../support/scenario.cts';
import {
	onEachChange,
	onEachPut,
	runOf,
	signInBefore,
	signInElsewhere,
	userOf,
	type Ran,
	type Row,
	type Scene,
} from '../support/scene.cts';

/** The share of the rows that each of so many runs gets. */
function shares(scene: Scene, items: number, runs: number): Row[][] {
	const rows = scene.rows(items);
	const size = items / runs;
	return Array.from({ length: runs }, (_, run) => rows.slice(run * size, (run + 1) * size));
}

async function atOnce(scene: Scene, items: number, runs: number): Promise<Ran[]> {
	return await Promise.all(shares(scene, items, runs).map((rows) => scene.run(rows)));
}

function expectOneRefresh({ sandbox }: Scene): void {
	expect(sandbox.state.sessions).toMatchObject({ logins: 0, refreshes: 1, refusedLogins: 0 });
}

/** Records that the user may not change. */
const FOREIGN = 12;

export const sessions: Scenario[] = [
	{
		// Somebody signs in with the same user again and again, and the API allows one session per user. Each time,
		// the node signs in once for all items that were refused, and sends those again.
		fault: 'The session is ended after every 50 changes',
		perform: async (scene, items) => {
			onEachChange(scene, (nth) => {
				if (nth % 50 === 0) signInElsewhere(scene);
			});
			return [await scene.run(scene.rows(items))];
		},
		expected: { logins: { atMost: (items) => 1 + items / 50 } },
	},
	{
		// The same, but those that were refused count too, so that it happens again while they are sent once more.
		fault: 'The session is ended after every 50 requests',
		perform: async (scene, items) => {
			onEachPut(scene, (nth) => {
				if (nth % 50 === 0) signInElsewhere(scene);
			});
			return [await scene.run(scene.rows(items))];
		},
		expected: { logins: { atMost: (items) => 0.06 * items } },
	},
	{
		// Two workflows start together with a session that has expired.
		fault: 'Two runs at once with one expired session',
		perform: async (scene, items) => {
			await signInBefore(scene);
			scene.sandbox.state.sessions.expireAccessTokens();
			return await atOnce(scene, items, 2);
		},
		check: expectOneRefresh,
	},
	{
		// Two workflows start together with a session that was ended elsewhere, so that the refresh token is worth
		// nothing either.
		fault: 'Two runs at once with one revoked session',
		perform: async (scene, items) => {
			await signInBefore(scene);
			scene.sandbox.state.sessions.revoke();
			return await atOnce(scene, items, 2);
		},
	},
	{
		// Ten workflows of one n8n start together with a session that has expired.
		fault: 'Ten runs at once with an expired session',
		perform: async (scene, items) => {
			await signInBefore(scene);
			scene.sandbox.state.sessions.expireAccessTokens();
			return await atOnce(scene, items, 10);
		},
		check: expectOneRefresh,
	},
	{
		// Ten workers of one n8n, which share nothing but the database, start together with a session that has
		// expired. One of them renews it and saves it; the others find it there.
		fault: 'Ten workers with an expired session',
		perform: async (scene, items) => {
			await signInBefore(scene);
			scene.sandbox.state.sessions.expireAccessTokens();
			const workers = await startWorkers(scene.engine, 10);
			const work = shares(scene, items, workers.length);
			try {
				return await Promise.all(
					workers.map(async (worker, index) => {
						const rows = work[index] ?? [];
						return { rows, result: await worker.run(runOf(rows, scene.credentialId)) };
					}),
				);
			} finally {
				for (const worker of workers) worker.close();
			}
		},
		check: expectOneRefresh,
	},
	{
		// Another worker signs in and saves its session while this one is at work, which ends the session of this one.
		// The saved one is taken over, and nobody signs in.
		fault: 'The session is renewed by another worker in the middle',
		perform: async (scene, items) => {
			await signInBefore(scene);
			onEachPut(scene, (nth) => {
				if (nth === items / 2) renewElsewhere(scene);
			});
			return [await scene.run(scene.rows(items))];
		},
		expected: { logins: 0 },
		check: ({ sandbox }) => {
			expect(sandbox.state.sessions.refusedRefreshes).toBe(0);
		},
	},
	{
		// The API refuses the first twelve as if the session were over. With a new session they are refused as before,
		// so the node asks for its own profile, which it gets: the refusal belongs to those twelve, and all others are
		// done.
		fault: 'A dozen records of another group, first in the list',
		perform: async (scene, items) => {
			await signInBefore(scene);
			const rows = scene.rows(items);
			const foreign = new Set(rows.slice(0, FOREIGN).map(({ id }) => `/verifications/${id}`));
			const body = { error_code: 'UNAUTHORIZED', message: 'Another group' };
			scene.sandbox.faults.add({
				match: { method: 'PUT', when: ({ path }) => foreign.has(path) },
				fault: { type: 'status', status: 403, body },
			});
			return [await scene.run(rows)];
		},
		expected: { logins: 1, hits: FOREIGN, failures: /does not allow this/ },
		check: (scene, runs) => {
			expect(examine(scene, runs, false).failed).toBe(FOREIGN);
		},
	},
	{
		// The session is ended and the password is another one. The old password is tried once and not again, since
		// accounts get locked that way; the items that are left say what is wrong.
		fault: 'The password is changed in the middle',
		perform: async (scene, items) => {
			await signInBefore(scene);
			onEachPut(scene, (nth) => {
				if (nth !== items / 2) return;
				userOf(scene.sandbox).password = 'changed meanwhile';
				scene.sandbox.state.sessions.revoke();
			});
			return [await scene.run(scene.rows(items))];
		},
		expected: { logins: 0, failures: /refused the email or password/ },
		check: ({ sandbox }) => {
			expect(sandbox.state.sessions.refusedLogins).toBe(1);
		},
	},
];

/** What another worker does that shares the database: a new session, saved in the credential. */
function renewElsewhere(scene: Scene): void {
	const { accessToken, refreshToken } = signInElsewhere(scene);
	const { data } = scene.engine.credentials.get(scene.credentialId);
	scene.engine.credentials.edit(scene.credentialId, {
		...data,
		sessionToken: accessToken,
		sessionRefreshToken: refreshToken,
	});
}
