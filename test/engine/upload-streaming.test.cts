// Large files: read from n8n's store while they are sent, never in memory as a whole.
import { setTimeout as wait } from 'node:timers/promises';
import { failures } from './support/desk.cts';
import { fileFromElsewhere } from './support/file-store.cts';
import { fileInItem, setIntake, upload, type Intake } from './support/intake.cts';
import { CREDENTIAL, typed } from './support/stage.cts';
import { startUploadOrigin, type UploadOrigin } from './support/upload-origin.cts';

let intake: Intake;
let origin: UploadOrigin;
let credentialId: string;

beforeAll(async () => {
	intake = await setIntake();
	origin = await startUploadOrigin();
	credentialId = intake.engine.credentials.create(CREDENTIAL, {
		...typed.apiKey(intake),
		baseUrl: origin.url,
	});
});

afterAll(async () => {
	await intake.close();
	await origin.close();
});

const MB = 1024 * 1024;

/** So many megabytes, one by one; counts those that somebody took. */
function source(megabytes: number) {
	const taken = { count: 0 };
	async function* content() {
		for (let index = 0; index < megabytes; index++) {
			taken.count++;
			yield await Promise.resolve(Buffer.alloc(MB, index));
		}
	}
	return { taken, content };
}

const run = async (data: ReturnType<typeof fileFromElsewhere>) =>
	await intake.run(upload(), [{ json: {}, binary: { data } }], { credentialId });

it('takes from the store no more than the server takes', async () => {
	const { taken, content } = source(64);
	const whileStopped: number[] = [];
	let received = 0;
	let announced = 0;
	origin.on('/uploads', (request, response) => {
		announced = Number(request.headers['content-length']);
		// Nothing listens to the body for a while: what is sent now fills the buffers on the way, and then waits.
		void wait(700).then(() => {
			whileStopped.push(taken.count);
			request.on('data', (chunk: Buffer) => (received += chunk.length));
			request.on('end', () => {
				response.writeHead(201, { 'Content-Type': 'application/json' });
				response.end(JSON.stringify({ files: [{ path: 'uploads/large' }] }));
			});
		});
	});

	const { outputs } = await run(fileFromElsewhere(content, { size: 64 * MB }));

	expect(outputs.success[0]?.json['paths']).toEqual(['uploads/large']);
	expect(whileStopped[0]).toBeGreaterThan(0);
	// The buffers of the sockets and streams in between, which do not grow with the file.
	expect(whileStopped[0]).toBeLessThan(40);
	expect(taken.count).toBe(64);
	expect(received).toBe(announced);
	expect(received).toBeGreaterThan(64 * MB);
});

describe('a file whose length the store does not say', () => {
	it('is announced with its length all the same', async () => {
		const { taken, content } = source(3);
		const lengths: unknown[] = [];
		origin.on('/uploads', (request, response) => {
			lengths.push(request.headers['content-length']);
			request.resume().on('end', () => {
				response.writeHead(201, { 'Content-Type': 'application/json' });
				response.end(JSON.stringify({ files: [{ path: 'uploads/3' }] }));
			});
		});

		const { outputs } = await run(fileFromElsewhere(content));

		expect(outputs.success).toHaveLength(1);
		expect(Number(lengths[0])).toBeGreaterThan(3 * MB);
		// Counted once, sent once.
		expect(taken.count).toBe(6);
	});

	it('is not sent when it is empty', async () => {
		const { content } = source(0);

		expect(failures(await run(fileFromElsewhere(content)))).toEqual([
			expect.stringMatching(/^The file in 'data' is empty/),
		]);
	});
});

it('says so when a file cannot be read to its end', async () => {
	async function* content() {
		yield await Promise.resolve(Buffer.alloc(MB));
		throw Object.assign(new Error('gone /home/node/.n8n/secret'), { code: 'ENOENT' });
	}
	origin.on('/uploads', (request) => request.resume());

	const options = { maxTries: 2 };
	const data = fileFromElsewhere(content, { size: 2 * MB });
	const result = await intake.run(
		upload({ options }),
		[
			{ json: {}, binary: { data } },
			{ json: {}, binary: { data: fileInItem('') } },
		],
		{ credentialId },
	);

	expect(failures(result)[0]).toMatch(/^The file in 'data' cannot be read/);
	expect(JSON.stringify(result.outputs)).not.toContain('secret');
});

it('may take longer than the timeout, as long as something is sent', async () => {
	async function* content() {
		for (let piece = 0; piece < 6; piece++) {
			await wait(300);
			yield Buffer.alloc(1000);
		}
	}
	origin.on('/uploads', (request, response) => {
		request.resume().on('end', () => {
			response.writeHead(201, { 'Content-Type': 'application/json' });
			response.end(JSON.stringify({ files: [{ path: 'uploads/slow' }] }));
		});
	});

	const run = await intake.run(
		upload({ options: { timeout: 1, maxTries: 1 } }),
		[{ json: {}, binary: { data: fileFromElsewhere(content, { size: 6000 }) } }],
		{ credentialId },
	);

	expect(failures(run)).toEqual([]);
	expect(run.outputs.success).toHaveLength(1);
});
