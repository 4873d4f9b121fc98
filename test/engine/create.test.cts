// Creating verifications: what is sent, from which fields, and what comes out.
import type { INodeParameters } from 'n8n-workflow';
import { demo } from '../../sandbox/index.cts';
import { failures } from './support/desk.cts';
import { create, NEW, intakeOfSuite } from './support/intake.cts';

const intake = intakeOfSuite();

afterEach(() => {
	expect(intake.sandbox.record.contractErrors).toEqual([]);
});

it('sends what is needed and nothing else', async () => {
	const { outputs } = await intake.run(create());

	expect(intake.creations()).toEqual([{ ...NEW, configuration: {} }]);
	expect(outputs.success[0]?.json).toMatchObject({
		status: 'IN_QUEUE',
		service_name: demo.services.ktp.name,
		folder_id: demo.folders.loans.id,
	});
});

it('makes one verification per item, in order and linked to it', async () => {
	const rows = [3, 1, 2];

	const { outputs, seen } = await intake.run(
		create({ configurationMode: 'json', configuration: '={{ { row: $json.row } }}' }),
		rows.map((row) => ({ json: { row } })),
	);

	expect(outputs.success.map(({ json }) => json['configuration'])).toEqual(
		rows.map((row) => ({ row })),
	);
	expect(seen.success.map(({ origin }) => origin?.['row'])).toEqual(rows);
	expect(new Set(outputs.success.map(({ json }) => json['id'])).size).toBe(3);
	expect(intake.creations()).toHaveLength(3);
});

const CONFIGURATION = { verification_type: 'KTP_PEP', fraud_detection: false, person: { age: 34 } };
const field = (name: string, value: unknown, type: string) => ({ id: name, name, value, type });

describe('the configuration', () => {
	it.each([
		[
			'field by field',
			{
				configurationFields: {
					assignments: [
						field('verification_type', 'KTP_PEP', 'string'),
						field('fraud_detection', false, 'boolean'),
						field('person.age', '={{ 30 + 4 }}', 'number'),
					],
				},
			},
		],
		['JSON', { configurationMode: 'json', configuration: JSON.stringify(CONFIGURATION) }],
		['an object from an expression', { configurationMode: 'json', configuration: '={{ $json }}' }],
		[
			'JSON, chosen by an expression',
			{ configurationMode: '={{ " JSON" }}', configuration: JSON.stringify(CONFIGURATION) },
		],
	] as Array<[string, INodeParameters]>)('is sent as given by %s', async (_, parameters) => {
		await intake.run(create(parameters), [{ json: CONFIGURATION }]);

		expect(intake.creations()).toEqual([{ ...NEW, configuration: CONFIGURATION }]);
	});

	it.each([
		[{ configurationMode: 'json', configuration: '[1]' }, /^'Configuration' is not an object/],
		[{ configurationMode: 'json', configuration: '' }, /^'Configuration' is not an object/],
		[{ configurationMode: 'json', configuration: '{"a":' }, /^'Configuration' is not valid JSON/],
		[{ configurationMode: '={{ "none" }}' }, /^'Specify Configuration' has a value that is not/],
		[{ configurationMode: '={{ $json.missing }}' }, /^'Specify Configuration' has a value that/],
		[
			{ configurationFields: { assignments: [field('', 'KTP_PEP', 'string')] } },
			/^A field of 'Configuration' has no name/,
		],
	] as Array<[INodeParameters, RegExp]>)(
		'is refused before anything is sent: %j',
		async (parameters, told) => {
			const run = await intake.run(create(parameters));

			expect(failures(run)).toEqual([expect.stringMatching(told)]);
			expect(intake.sandbox.record.total).toBe(0);
		},
	);
});

describe('the result group', () => {
	it('is the one that is given, also by a link', async () => {
		const url = `https://api.anycheck.ai/verifications?result_id=${demo.results.siti}`;
		for (const resultGroup of [demo.results.siti, ` ${demo.results.siti.toUpperCase()} `, url]) {
			await intake.run(create({ options: { resultGroup } }));
		}

		expect(intake.creations()).toEqual(
			Array(3).fill({ ...NEW, configuration: {}, result_id: demo.results.siti }),
		);
	});

	it('is a new one when the option is empty', async () => {
		await intake.run(create({ options: { resultGroup: '' } }));

		expect(intake.creations()).toEqual([{ ...NEW, configuration: {} }]);
	});

	it.each(['={{ $json.missing }}', '={{ null }}', '={{ "  " }}'])(
		'is not a new one because "%s" finds nothing',
		async (resultGroup) => {
			const run = await intake.run(create({ options: { resultGroup } }));

			expect(failures(run)).toEqual([expect.stringMatching(/^'Result ID' is empty/)]);
			expect(intake.sandbox.record.total).toBe(0);
		},
	);

	it('is refused when it is no ID', async () => {
		const run = await intake.run(create({ options: { resultGroup: 'SITI CONTOH' } }));

		expect(failures(run)).toEqual([expect.stringMatching(/^'Result ID' is not a valid ID/)]);
		expect(failures(run).join()).not.toContain('SITI');
		expect(intake.sandbox.record.total).toBe(0);
	});
});

it.each(['serviceId', 'folderId'])('sends nothing without %s', async (name) => {
	const nothing = { __rl: true, mode: 'id', value: '={{ $json.missing }}' };

	const run = await intake.run(create({ [name]: nothing }));

	expect(failures(run)).toEqual([expect.stringMatching(/^'(Service|Folder)' is empty/)]);
	expect(intake.sandbox.record.total).toBe(0);
});
