// What the trigger remembers of deliveries: what started an execution, and only that, is started once.
import { randomUUID } from 'node:crypto';
import { setImmediate as turn } from 'node:timers/promises';
import { intakeOfSuite } from './support/intake.cts';
import { LiveTrigger, type AnswersFrom } from './support/live-trigger.cts';
import { LEFT_REAL } from './support/passed-over.cts';
import { CREDENTIAL } from './support/stage.cts';

const intake = intakeOfSuite();
let trigger: LiveTrigger | undefined;

afterEach(async () => {
	await trigger?.close();
});

function live(answers: AnswersFrom, parameters = {}): LiveTrigger {
	const { engine, credentialId } = intake;
	const node = {
		id: randomUUID(),
		name: 'Anycheck Trigger',
		type: `${engine.package.name}.anycheckTrigger`,
		typeVersion: 1,
		position: [0, 0] as [number, number],
		parameters: { accept: 'unchecked', triggerOn: ['COMPLETED'], ...parameters },
		credentials: { [CREDENTIAL]: { id: credentialId, name: CREDENTIAL } },
	};
	trigger = new LiveTrigger(engine, node, answers);
	return trigger;
}

const reports = (count: number) =>
	intake.sandbox.state.addVerifications(count, { status: 'COMPLETED' }).map(({ id }) => ({
		event: 'verification.status_changed',
		timestamp: new Date().toISOString(),
		verification_id: id,
		status: 'COMPLETED',
	}));
const report = () => reports(1)[0] ?? {};

/** How many executions were started. */
async function startsOf(served: LiveTrigger): Promise<number> {
	await served.settled();
	return served.started.length;
}

/** Something that a test lets happen. */
function gate() {
	let open: () => void = () => undefined;
	const opened = new Promise<void>((resolve) => (open = resolve));
	return { open, opened };
}

describe.each<AnswersFrom>(['before the start', 'after the start'])('n8n answers %s', (answers) => {
	it.each([
		['Fetch Verification', {}],
		['the body alone', { fetchVerification: false }],
		['Drop Late Changes', { options: { dropLate: true } }],
	])('what was started before a restart is not started again: %s', async (_, parameters) => {
		const served = live(answers, parameters);
		const bodies = reports(20);
		for (const body of bodies) expect(await served.post(body)).toBe(200);
		expect(await startsOf(served)).toBe(20);

		served.restart();
		for (const body of bodies) expect(await served.post(body)).toBe(200);

		expect(await startsOf(served)).toBe(20);
	});

	it('what n8n could neither start nor save is started when it comes again', async () => {
		const failing = live(answers);
		const body = report();
		failing.isDatabaseAway = true;
		await failing.post(body);
		expect(await startsOf(failing)).toBe(0);

		failing.isDatabaseAway = false;
		expect(await failing.post(body)).toBe(200);
		expect(await failing.post(body)).toBe(200);

		expect(await startsOf(failing)).toBe(1);
	});

	it('repeats that come while it is started start nothing', async () => {
		const slow = live(answers);
		const { open, opened } = gate();
		slow.starting = async () => {
			await opened;
		};
		const body = report();
		const calls = Array.from({ length: 5 }, () => slow.post(body));
		while (intake.sandbox.record.total === 0) await turn();
		open();

		expect(await Promise.all(calls)).toEqual([200, 200, 200, 200, 200]);
		expect(await startsOf(slow)).toBe(1);
		expect(await slow.post(body)).toBe(200);
		expect(await startsOf(slow)).toBe(1);
	});
});

describe('n8n answers after the start', () => {
	it('the next of several at the same moment takes over when the first cannot be started', async () => {
		const served = live('after the start');
		let starts = 0;
		served.starting = async () => {
			await turn();
			if (++starts === 1) throw new Error('The queue is full');
		};
		const body = report();

		const answered = await Promise.all(Array.from({ length: 5 }, () => served.post(body)));

		expect(answered.sort()).toEqual([200, 200, 200, 200, 500]);
		expect(await startsOf(served)).toBe(1);
	});

	describe('to a caller who has hung up', () => {
		beforeEach(() => {
			jest.useFakeTimers({ advanceTimers: true, doNotFake: [...LEFT_REAL] });
		});
		afterEach(() => {
			jest.useRealTimers();
		});

		it.each([
			['that could be started, does not start it again', false, 1],
			['that could not be started, starts it after a minute', true, 1],
		])('the repeat of one %s', async (_, isFailing, count) => {
			const slow = live('after the start');
			const { open, opened } = gate();
			const reached = gate();
			slow.starting = async () => {
				reached.open();
				await opened;
				if (isFailing) throw new Error('The queue is full');
			};
			const body = report();
			const caller = new AbortController();
			const first = slow.post(body, caller.signal);
			await reached.opened;
			caller.abort();
			await expect(first).rejects.toThrow();
			const repeat = slow.post(body);
			while (intake.sandbox.record.total === 0) await turn();
			// Its answer has to be there, too: the minute that is passed over is more than any answer may take.
			for (let turns = 0; turns < 100 || intake.sandbox.record.inFlight > 0; turns++) await turn();
			open();
			await turn();
			slow.starting = async () => {
				await turn();
			};
			if (isFailing) await jest.advanceTimersByTimeAsync(60_000);

			expect(await repeat).toBe(200);
			expect(await startsOf(slow)).toBe(count);
		});
	});
});
