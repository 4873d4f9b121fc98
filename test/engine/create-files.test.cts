// The files of a new verification: uploaded first, or uploaded before, and put where the configuration names them.
import { redact } from '../../sandbox/index.cts';
import {
	createWith,
	filesOfCreation,
	fromItem,
	uploaded,
	uploadsOf,
} from './support/file-lines.cts';
import { fileInStore, useFileStore } from './support/file-store.cts';
import { create, fileInItem, NEW, intakeOfSuite } from './support/intake.cts';

const intake = intakeOfSuite();

beforeAll(async () => {
	await useFileStore();
});

afterEach(() => {
	expect(intake.sandbox.record.contractErrors).toEqual([]);
});

/** A file that was uploaded before: its path. */
const stored = (content: string) =>
	intake.sandbox.state.files.add('earlier.pdf', 'application/pdf', Buffer.from(content)).path;

it('uploads the files of the item, each for its own input', async () => {
	const ktp = fileInItem('card');
	const selfie = await fileInStore('face', { fileName: 'me.png', mimeType: 'image/png' });

	const { outputs } = await createWith(
		intake,
		[fromItem('ktp_file', 'ktp'), fromItem('selfie_file', 'selfie')],
		{
			ktp,
			selfie,
		},
	);

	expect(filesOfCreation(intake)).toEqual({ ktp_file: ['card'], selfie_file: ['face'] });
	expect(outputs.success[0]?.json).toMatchObject({ status: 'IN_QUEUE' });
	expect(uploadsOf(intake)).toMatchObject([
		{ file_category: 'VERIFICATION_INPUT_FILE', files: [{ type: 'application/pdf' }] },
		{ file_category: 'VERIFICATION_INPUT_FILE', files: [{ type: 'image/png' }] },
	]);
});

it('sends the password of a file with it, and with no other', async () => {
	const locked = { ...fromItem('bsa_file', 'a'), password: 'hush' };

	await createWith(intake, [locked, fromItem('bsa_file', 'b')], {
		a: fileInItem('January'),
		b: fileInItem('February'),
	});

	expect(uploadsOf(intake)).toMatchObject([{ file_passwords: [redact('hush')] }, {}]);
	expect(uploadsOf(intake)[1]).not.toHaveProperty('file_passwords');
});

it('mixes them with files that were uploaded before, several per input in the order of the lines', async () => {
	const [a, b, c] = [stored('January'), stored('February'), stored('April')];
	const lines = [
		uploaded('bsa_file', `${a}, ${b}`),
		fromItem('bsa_file', 'march'),
		uploaded('bsa_file', c),
		fromItem('other_file', 'x, y'),
	];

	await createWith(intake, lines, {
		march: fileInItem('March'),
		x: fileInItem('X'),
		y: fileInItem('Y'),
	});

	expect(filesOfCreation(intake)).toEqual({
		bsa_file: ['January', 'February', 'March', 'April'],
		other_file: ['X', 'Y'],
	});
	expect(uploadsOf(intake)).toHaveLength(3);
});

it('takes paths as an expression gives them, unchanged', async () => {
	const paths = [stored('a'), `/${stored('b')}`];

	await intake.run(create({ files: { file: [uploaded('bsa_file', '={{ $json.paths }}')] } }), [
		{ json: { paths } },
	]);

	expect(intake.creations()).toEqual([{ ...NEW, configuration: { files: { bsa_file: paths } } }]);
});

describe('together with a configuration', () => {
	const ktp = { ktp: fileInItem('card') };

	it('adds its files, and those of the lines win where both name an input', async () => {
		const path = stored('by JSON');
		const files = { selfie_file: [path], ktp_file: [path] };
		const configuration = JSON.stringify({ verification_type: 'KTP_SELFIE', files });

		await createWith(intake, [fromItem('ktp_file', 'ktp')], ktp, {
			configurationMode: 'json',
			configuration,
		});

		expect(filesOfCreation(intake)).toEqual({ ktp_file: ['card'], selfie_file: ['by JSON'] });
		expect(intake.creations()[0]).toMatchObject({
			configuration: { verification_type: 'KTP_SELFIE' },
		});
	});

	it('leaves it as it is without lines', async () => {
		const configuration = { files: { ktp_file: [stored('by JSON')] } };
		const parameters = { configurationMode: 'json', configuration: JSON.stringify(configuration) };

		await createWith(intake, [], {}, parameters);

		expect(intake.creations()).toEqual([{ ...NEW, configuration }]);
	});
});

it('takes any name for an input, also those that mean something to JavaScript', async () => {
	const inputs = ['constructor', 'toString', '__proto__'];

	await createWith(
		intake,
		inputs.map((input) => fromItem(input, 'x')),
		{ x: fileInItem('x') },
	);

	expect(Object.keys(filesOfCreation(intake))).toEqual(inputs);
});
