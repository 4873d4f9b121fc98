import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { request } from 'node:http';
import type { Readable } from 'node:stream';
import { json } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { demo } from '../../sandbox/index.cts';
import { useSandbox } from './client.cts';

const bench = useSandbox();

interface Uploaded {
	path: string;
	url: string;
}

/** Memory outside of the heap that is still in use. */
function buffersInUse(): number {
	setFlagsFromString('--expose-gc');
	(runInNewContext('gc') as () => void)();
	return process.memoryUsage().arrayBuffers;
}

/** How much more memory than `before` is in use, when what is on its way has gone: what is kept stays. */
async function buffersKept(before: number): Promise<number> {
	for (let look = 0; look < 30 && buffersInUse() - before >= LITTLE; look += 1) await wait(100);
	return buffersInUse() - before;
}

/** Bytes: far less than the file. */
const LITTLE = 8_000_000;

const chunk = Buffer.alloc(100_000, 'large ');
const chunks = 150;
const bytes = chunk.length * chunks;

/**
 * Sends a large file from one chunk.
 * @param beforeTheEnd is done when all of the file but its end was sent
 */
async function uploadLarge(beforeTheEnd?: () => Promise<void>): Promise<Uploaded> {
	const head = [
		'--b\r\nContent-Disposition: form-data; name="file_category"\r\n\r\nPROFILE_PICTURE',
		'--b\r\nContent-Disposition: form-data; name="files"; filename="large.pdf"\r\nContent-Type: application/pdf\r\n\r\n',
	].join('\r\n');
	const headers = {
		'X-API-Key': demo.apiKey,
		'Content-Type': 'multipart/form-data; boundary=b',
	};
	// A connection of its own: axios leaves a listener on those that it used, which cuts them after five idle seconds.
	const sending = request(`${bench.sandbox.url}/uploads`, {
		method: 'POST',
		headers,
		agent: false,
	});
	sending.write(head);
	for (let sent = 0; sent < chunks; sent += 1) {
		if (!sending.write(chunk)) await once(sending, 'drain');
	}
	await beforeTheEnd?.();
	sending.end('\r\n--b--\r\n');
	const [response] = (await once(sending, 'response')) as [Readable];
	const { files } = (await json(response)) as { files: Uploaded[] };
	return { path: files[0]?.path ?? '', url: files[0]?.url ?? '' };
}

test('a large file is counted and hashed while it comes, and not kept', async () => {
	const before = buffersInUse();
	const { path, url } = await uploadLarge(async () => {
		expect(await buffersKept(before)).toBeLessThan(LITTLE);
	});
	const hash = createHash('sha256');
	for (let sent = 0; sent < chunks; sent += 1) hash.update(chunk);
	const sha256 = hash.digest('hex');
	const [entry] = bench.sandbox.record.requests;
	expect(entry?.files).toEqual([
		{ field: 'files', name: 'large.pdf', type: 'application/pdf', bytes, sha256 },
	]);
	const stored = bench.sandbox.state.files.byConfiguredPath(path);
	expect(stored).toMatchObject({ bytes, sha256, content: undefined });
	expect((await bench.anyone.get(url)).status).toBe(404);
}, 30_000);

test('a large file is kept when it is to be', async () => {
	bench.sandbox.options.keepFileBytes = bytes;
	const { url } = await uploadLarge();
	const { data } = await bench.anyone.get<ArrayBuffer>(url, { responseType: 'arraybuffer' });
	expect(data.byteLength).toBe(bytes);
}, 30_000);
