// Watching a file while it arrives: ended when nothing more comes, however slowly or by whom it is read.
import { Readable } from 'node:stream';
import { Arrival } from '../../nodes/Anycheck/transport/http/arrival';
import { SimulatedClock } from './support/simulatedClock.cts';

const PAUSE_MS = 60_000;

function set() {
	const clock = new SimulatedClock();
	const arrival = new Arrival(clock, PAUSE_MS);
	const ended = new Promise<string>((resolve) => {
		arrival.signal.addEventListener('abort', () => {
			resolve(arrival.endedBy);
		});
	});
	return { clock, arrival, ended };
}

/** Takes what comes until the content ends or the request is ended. */
async function take(content: Readable, { signal }: Arrival): Promise<number> {
	signal.addEventListener('abort', () => content.destroy(new Error('ended')));
	let length = 0;
	for await (const chunk of content as AsyncIterable<Buffer>) length += chunk.length;
	return length;
}

/** So many pieces with a pause before each; the end of the content unless it stalls. */
function content(clock: SimulatedClock, pauses: number[], stalls = false): Readable {
	async function* pieces() {
		for (const pause of pauses) {
			await clock.sleep(pause);
			yield Buffer.from('x');
		}
		if (stalls) await clock.sleep(100 * PAUSE_MS);
	}
	return Readable.from(pieces(), { objectMode: false });
}

it('lets a file come as slowly as it likes, piece by piece', async () => {
	const { clock, arrival } = set();
	const file = content(clock, Array<number>(20).fill(PAUSE_MS * 0.9));

	const length = await clock.runUntil(arrival.during(file, () => take(file, arrival)));

	expect(length).toBe(20);
	expect(arrival.signal.aborted).toBe(false);
});

it.each([0, 1, 5])('ends a file that stalls after %i pieces', async (count) => {
	const { clock, arrival, ended } = set();
	const file = content(clock, Array<number>(count).fill(1000), true);
	const start = clock.now();

	const taking = arrival.during(file, () => take(file, arrival));
	taking.catch(() => undefined);

	expect(await clock.runUntil(ended)).toBe('ETIMEDOUT');
	expect(clock.now() - start).toBeGreaterThan(count * 1000 + PAUSE_MS);
	expect(clock.now() - start).toBeLessThan(count * 1000 + PAUSE_MS + 1000);
});

it('ends a file when the run is cancelled', async () => {
	const { clock, arrival, ended } = set();
	const file = content(clock, [1000], true);
	arrival.during(file, () => take(file, arrival)).catch(() => undefined);
	await clock.advance(2000);

	clock.cancel();

	expect(await clock.runUntil(ended)).toBe('ERR_CANCELED');
});

it('does not end what is over', async () => {
	const { clock, arrival } = set();
	await clock.runUntil(arrival.during(content(clock, []), () => Promise.resolve()));

	await clock.advance(10 * PAUSE_MS);

	expect(arrival.signal.aborted).toBe(false);
});

it('passes on what taking comes to, and why it failed', async () => {
	const { clock, arrival } = set();
	const during = (task: () => Promise<string>) =>
		clock.runUntil(arrival.during(content(clock, []), task));

	await expect(during(() => Promise.resolve('kept'))).resolves.toBe('kept');
	await expect(during(() => Promise.reject(new Error('no space')))).rejects.toThrow('no space');
});
