// Output and configuration field by field, with the fields that the editor reads from the chosen verification.
import type { ResourceMapperFields } from 'n8n-workflow';
import { CREDENTIAL, setStage, typed, type Stage } from './support/stage.cts';
import { update } from './support/update.cts';

let stage: Stage;
let credentialId: string;

beforeAll(async () => {
	stage = await setStage();
	credentialId = stage.engine.credentials.create(CREDENTIAL, typed.apiKey(stage));
});

afterAll(() => stage.close());

function verification() {
	const [made] = stage.sandbox.state.addVerifications(1, {
		status: 'NEED_REVIEW',
		output: { person: { name: 'SITI CONTOH', age: 40 }, is_match_face: false, tags: ['a'] },
	});
	if (!made) throw new Error('The sandbox made no verification');
	return made;
}

const fieldsFor = async (verificationId: unknown): Promise<ResourceMapperFields> =>
	await stage.engine.callMethod('resourceMapping', 'getOutputFields', {
		parameters: update({
			verificationId: { __rl: true, mode: 'id', value: String(verificationId) },
		}),
		credentialId,
	});

it('offers the fields of the chosen verification, nested ones by path, with their types', async () => {
	const { fields } = await fieldsFor(verification().id);

	expect(fields.map(({ id, type }) => [id, type])).toEqual([
		['person.name', 'string'],
		['person.age', 'number'],
		['is_match_face', 'boolean'],
		['tags', 'array'],
	]);
});

it('sends what was filled in, and only that', async () => {
	const { id } = verification();
	const { fields } = await fieldsFor(id);
	const outputRecord = {
		mappingMode: 'defineBelow',
		value: {
			'person.name': '={{ $json.name }}',
			'person.age': 41,
			is_match_face: null,
			tags: null,
		},
		schema: fields,
		matchingColumns: [],
		attemptToConvertTypes: false,
		convertFieldsToString: false,
	};

	await stage.engine.run({
		parameters: update({ outputMode: 'record', outputRecord }),
		items: [{ json: { id, name: 'SITI CONTOH BARU' } }],
		credentialId,
	});

	expect(stage.sandbox.record.writes(id).map(({ body }) => body)).toEqual([
		{ output: { person: { name: 'SITI CONTOH BARU', age: 41 } } },
	]);
});

it('offers names with dots and spaces, and sends them as the names they are', async () => {
	const [made] = stage.sandbox.state.addVerifications(1, {
		status: 'NEED_REVIEW',
		output: { 'No. KTP': '1', alamat: { 'Kel./Desa': 'Menteng' }, 'a.b': 1, a: { b: true } },
	});
	const id = String(made?.id);
	const { fields } = await fieldsFor(id);
	expect(fields.map(({ displayName, type }) => [displayName, type])).toEqual([
		['No. KTP', 'string'],
		['alamat.Kel./Desa', 'string'],
		['a.b', 'number'],
		['a.b (now true)', 'boolean'],
	]);
	const values = ['2', 'Gambir', 2, false];
	const outputRecord = {
		mappingMode: 'defineBelow',
		value: Object.fromEntries(fields.map((field, index) => [field.id, values[index] ?? null])),
		schema: fields,
		matchingColumns: [],
		attemptToConvertTypes: false,
		convertFieldsToString: false,
	};

	await stage.engine.run({
		parameters: update({ outputMode: 'record', outputRecord }),
		items: [{ json: { id } }],
		credentialId,
	});

	expect(stage.sandbox.record.writes(id).map(({ body }) => body)).toEqual([
		{ output: { 'No. KTP': '2', alamat: { 'Kel./Desa': 'Gambir' }, 'a.b': 2, a: { b: false } } },
	]);
});

it('says what to do when no verification is chosen yet', async () => {
	const { fields, emptyFieldsNotice } = await fieldsFor('');
	expect([fields, emptyFieldsNotice]).toEqual([
		[],
		expect.stringContaining("'Verification' is empty"),
	]);
});
