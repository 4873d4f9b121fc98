// Links to files that lead on, in circles, or where nobody should follow.
import { failures } from './support/desk.cts';
import { contentOf } from './support/file-store.cts';
import { on, setIntake, type Intake } from './support/intake.cts';
import { startOrigin, type Origin } from './support/origin.cts';

let intake: Intake;
let origin: Origin;

beforeAll(async () => {
	intake = await setIntake();
	origin = await startOrigin();
});

beforeEach(() => {
	origin.requests.length = 0;
});

afterAll(async () => {
	await intake.close();
	await origin.close();
});

/** A verification with this link to its output file. */
function linked(output_file_url: string): string {
	return intake.sandbox.state.addVerifications(1, { output_file_url })[0]?.id ?? '';
}

const run = async (id: string) => await intake.run(on('download'), [{ json: { id } }]);

const redirect = (path: string, location: string) => {
	origin.on(path, (_request, response) => response.writeHead(302, { location }).end());
};

it('is followed from place to place', async () => {
	redirect('/a', '/b/c');
	redirect('/b/c', 'report.txt?part=1');
	origin.on('/b/report.txt', (_request, response) => response.end('the report'));
	const id = linked(`${origin.url}/a`);

	const { outputs } = await run(id);

	const file = outputs.success[0]?.binary?.['data'];
	expect(file).toMatchObject({ fileName: 'report.txt', mimeType: 'text/plain' });
	expect(await contentOf(file)).toBe('the report');
});

it('is not followed in circles', async () => {
	redirect('/loop', '/loop');
	const id = linked(`${origin.url}/loop`);

	expect(failures(await run(id))).toEqual([
		expect.stringMatching(/^The link to the file leads in circles/),
	]);
	expect(origin.requests.length).toBeLessThanOrEqual(4);
});

it.each(['javascript:alert(1)', 'file:///etc/passwd', 'http://user:secret@127.0.0.1/'])(
	'is not fetched: %s',
	async (link) => {
		const id = linked(link);

		const result = await run(id);

		expect(failures(result)).toEqual([
			expect.stringMatching(/^AnyCheck gave a link to the file that cannot be used/),
		]);
		expect(JSON.stringify(result.outputs.error)).not.toContain('secret');
	},
);

it('is not followed to such a place either', async () => {
	redirect('/a', 'file:///etc/passwd');
	const id = linked(`${origin.url}/a`);

	expect(failures(await run(id))).toEqual([
		expect.stringMatching(/^AnyCheck gave a link to the file that cannot be used/),
	]);
});
