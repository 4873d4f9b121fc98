// Whether an update changes some fields or replaces all: in version 1 of the node an option, from version 2 on a field
// beside what it is about.
import type { INodeParameters } from 'n8n-workflow';
import { json, setDesk, type Desk } from './support/desk.cts';

let desk: Desk;

beforeAll(async () => {
	desk = await setDesk();
});

beforeEach(() => {
	desk.sandbox.reset();
});

afterAll(() => desk.close());

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
const asJson = json(REPLACED);
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
	const id = desk.add({ output: structuredClone(PRESENT) });
	await desk.run([{ id }], parameters, { typeVersion });
	expect(bodies(id)).toEqual([{ output: expected }]);
});

it('merges both where one of them is given by fields', async () => {
	const id = desk.add({
		output: structuredClone(PRESENT),
		input_config: { note: 'a', language: 'id' },
	});
	const configuration = { configurationMode: 'json', configuration: '{"note":"b"}' };
	await desk.run([{ id }], { ...byFields, ...configuration }, { typeVersion: 2 });
	expect(bodies(id)).toEqual([{ output: MERGED, configuration: { note: 'b', language: 'id' } }]);
});

function bodies(id: string): unknown[] {
	return desk.sandbox.record.writes(id).map(({ body }) => body);
}
