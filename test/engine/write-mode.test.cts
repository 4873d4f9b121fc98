// Whether an update changes some fields or replaces all: in version 1 of the node an option, from version 2 on a field
// beside what it is about.
import type { INodeParameters } from 'n8n-workflow';
import { CREDENTIAL, setStage, typed, type Stage } from './support/stage.cts';
import { update } from './support/update.cts';

let stage: Stage;
let credentialId: string;

beforeAll(async () => {
	stage = await setStage();
	credentialId = stage.engine.credentials.create(CREDENTIAL, typed.apiKey(stage));
});

afterAll(() => stage.close());

beforeEach(() => {
	stage.sandbox.record.clear();
});

const PRESENT = { name: 'SITI CONTOH', address: { street: 'Jalan Contoh 1', city: 'Bandung' } };
const MERGED = { ...PRESENT, address: { street: 'Jalan Contoh 1', city: 'Jakarta' } };
const REPLACED = { address: { city: 'Jakarta' } };

const byFields = {
	outputMode: 'fields',
	outputFields: {
		assignments: [{ id: 'a', name: 'address.city', type: 'string', value: 'Jakarta' }],
	},
};
const byRecord = {
	outputMode: 'record',
	outputRecord: {
		mappingMode: 'defineBelow',
		value: { 'address.city': 'Jakarta' },
		schema: [],
		matchingColumns: [],
	},
};
const asJson = { outputMode: 'json', output: JSON.stringify(REPLACED) };
const either = { ...byFields, outputMode: '={{ "fields" }}' };

const CASES: Array<[string, number, INodeParameters, object]> = [
	['1, by fields', 1, byFields, REPLACED],
	['1, by fields of the verification', 1, byRecord, REPLACED],
	['1, with the option', 1, { ...byFields, options: { writeMode: 'merge' } }, MERGED],
	['2, by fields', 2, byFields, MERGED],
	['2, by fields of the verification', 2, byRecord, MERGED],
	['2, as JSON', 2, asJson, REPLACED],
	['2, by fields, replacing', 2, { ...byFields, writeMode: 'replace' }, REPLACED],
	['2, as JSON, merging', 2, { ...asJson, writeMode: 'merge' }, MERGED],
	['2, by an expression', 2, either, MERGED],
	['2, by an expression, replacing', 2, { ...either, writeMode: 'replace' }, REPLACED],
];

it.each(CASES)('version %s', async (_, typeVersion, parameters, expected) => {
	const [made] = stage.sandbox.state.addVerifications(1, { output: structuredClone(PRESENT) });
	const id = made?.id ?? '';
	await stage.engine.run({
		typeVersion,
		parameters: update(parameters),
		items: [{ json: { id } }],
		credentialId,
	});
	expect(stage.sandbox.record.writes(id).map(({ body }) => body)).toEqual([{ output: expected }]);
});

it('merges both where one of them is given by fields', async () => {
	const [made] = stage.sandbox.state.addVerifications(1, {
		output: structuredClone(PRESENT),
		input_config: { note: 'a', language: 'id' },
	});
	const id = made?.id ?? '';
	const configuration = { configurationMode: 'json', configuration: '{"note":"b"}' };
	await stage.engine.run({
		typeVersion: 2,
		parameters: update({ ...byFields, ...configuration }),
		items: [{ json: { id } }],
		credentialId,
	});
	expect(stage.sandbox.record.writes(id).map(({ body }) => body)).toEqual([
		{ output: MERGED, configuration: { note: 'b', language: 'id' } },
	]);
});
