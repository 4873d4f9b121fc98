// Files of a new verification with which something is wrong: found before the first is sent, or told when AnyCheck says so.
import type { INodeParameters } from 'n8n-workflow';
import { assume } from './support/assume.cts';
import { failures } from './support/desk.cts';
import {
	createWith,
	filesOfCreation,
	fromItem,
	uploaded,
	uploadsOf,
	type FileLine,
} from './support/file-lines.cts';
import { fileInItem, intakeOfSuite } from './support/intake.cts';

const intake = intakeOfSuite();

afterEach(() => {
	expect(intake.sandbox.record.contractErrors).toEqual([]);
});

describe('before the first file is sent', () => {
	const good = fromItem('ktp_file', 'ktp');

	it.each<[string, FileLine, INodeParameters, RegExp]>([
		['an input without a name', fromItem('={{ "" }}', 'ktp'), {}, /^A file has no 'File Input'/],
		['an input that is no text', fromItem('={{ {a: 1} }}', 'ktp'), {}, /^'File Input' is not text/],
		[
			'a field without a file',
			fromItem('x', 'kpt'),
			{},
			/named 'kpt'\nThis item has files in: ktp/,
		],
		['a path that is empty', uploaded('x', '={{ $json.nothing }}'), {}, /^The 'Path' of a file is/],
		[
			'a source that is none',
			{ ...good, source: '={{ "web" }}', path: 'x' },
			{},
			/^'Source' of a file has a value that is not/,
		],
		[
			'a password that is no text',
			{ ...good, password: '={{ [1] }}' },
			{},
			/^'File Password' is not text/,
		],
		[
			'a wrong configuration',
			good,
			{ configurationMode: 'json', configuration: '3' },
			/is not an object/,
		],
		[
			'a wrong result group',
			good,
			{ options: { resultGroup: 'x' } },
			/^'Result ID' is not a valid ID/,
		],
		[
			'a wrong address',
			good,
			{ statusChanges: 'url', webhookUrl: 'example.com' },
			/^'Webhook URL' is not a web address/,
		],
	])('finds %s', async (_, line, parameters, told) => {
		const result = await createWith(intake, [good, line], { ktp: fileInItem('card') }, parameters);

		expect(failures(result)).toEqual([expect.stringMatching(told)]);
		expect(intake.sandbox.record.total).toBe(0);
	});
});

describe('when something goes wrong on the way', () => {
	const lines = [fromItem('ktp_file', 'ktp'), fromItem('selfie_file', 'selfie')];
	const both = { ktp: fileInItem('card'), selfie: fileInItem('face') };

	it('repeats an upload that got lost, but creates once', async () => {
		const match = { path: /uploads/, nth: 2 };
		intake.sandbox.faults.add({ match, fault: { type: 'reset', afterApplying: true } });

		const { outputs } = await createWith(intake, lines, both);

		expect(outputs.success).toHaveLength(1);
		expect(uploadsOf(intake)).toHaveLength(3);
		expect(filesOfCreation(intake)).toEqual({ ktp_file: ['card'], selfie_file: ['face'] });
		expect(intake.creations()).toHaveLength(1);
	});

	it('creates nothing when a file is refused', async () => {
		const match = { path: /uploads/, nth: 2 };
		intake.sandbox.faults.add({ match, fault: { type: 'status', status: 415, body: {} } });

		const result = await createWith(intake, lines, both);

		expect(failures(result)).toEqual([
			expect.stringMatching(/^AnyCheck does not take files of this type/),
		]);
		expect(intake.creations()).toEqual([]);
	});

	it('tells of the creation when that is refused after all uploads', async () => {
		intake.sandbox.options.credits = 0;

		const result = await createWith(intake, lines, both);

		expect(failures(result)).toEqual([expect.stringMatching(/^The organization has too few/)]);
		expect(uploadsOf(intake)).toHaveLength(2);
	});

	it('tells of a path that AnyCheck does not know', async () => {
		assume(intake.sandbox, 'errorGeneration');
		const result = await createWith(intake, [uploaded('ktp_file', 'uploads/unknown.pdf')]);

		expect(failures(result)).toEqual([
			expect.stringMatching(/configuration\.files\.ktp_file: is not an uploaded file/),
		]);
	});
});
