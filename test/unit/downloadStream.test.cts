// Watching a file while it is downloaded: aborted when nothing more comes, however slowly or by whom it is read.
import { Readable } from 'node:stream';
import { DownloadStream } from '../../nodes/Anycheck/transport/http/downloadStream';
import { SimulatedClock } from './support/simulatedClock.cts';

const PAUSE_MS = 60_000;

function set() {
	const clock = new SimulatedClock();
	const download = new DownloadStream(clock, PAUSE_MS);
	const ended = new Promise<string>((resolve) => {
		download.signal.addEventListener('abort', () => {
			resolve(download.abortCode);
		});
	});
	return { clock, download, ended };
}

/** Takes what comes until the content ends or the request is ended. */
async function take(content: Readable, { signal }: DownloadStream): Promise<number> {
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
	const { clock, download } = set();
	const file = content(clock, Array<number>(20).fill(PAUSE_MS * 0.9));

	const length = await clock.runUntil(download.during(file, () => take(file, download)));

	expect(length).toBe(20);
	expect(download.signal.aborted).toBe(false);
});

it.each([0, 1, 5])('ends a file that stalls after %i pieces', async (count) => {
	const { clock, download, ended } = set();
	const file = content(clock, Array<number>(count).fill(1000), true);
	const start = clock.now();

	const taking = download.during(file, () => take(file, download));
	taking.catch(() => undefined);

	expect(await clock.runUntil(ended)).toBe('ETIMEDOUT');
	expect(clock.now() - start).toBeGreaterThan(count * 1000 + PAUSE_MS);
	expect(clock.now() - start).toBeLessThan(count * 1000 + PAUSE_MS + 1000);
});

it('ends a file when the run is cancelled', async () => {
	const { clock, download, ended } = set();
	const file = content(clock, [1000], true);
	download.during(file, () => take(file, download)).catch(() => undefined);
	await clock.advance(2000);

	clock.cancel();

	expect(await clock.runUntil(ended)).toBe('ERR_CANCELED');
});

it('does not end what is over', async () => {
	const { clock, download } = set();
	await clock.runUntil(download.during(content(clock, []), () => Promise.resolve()));

	await clock.advance(10 * PAUSE_MS);

	expect(download.signal.aborted).toBe(false);
});

it('passes on what taking comes to, and why it failed', async () => {
	const { clock, download } = set();
	const during = (task: () => Promise<string>) =>
		clock.runUntil(download.during(content(clock, []), task));

	await expect(during(() => Promise.resolve('kept'))).resolves.toBe('kept');
	await expect(during(() => Promise.reject(new Error('no space')))).rejects.toThrow('no space');
});
