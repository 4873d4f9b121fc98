// Numbers with more digits than JavaScript keeps: shown as they are, and never written back as others.
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { exactNumber } from '../../sandbox/index.cts';
import { deskOfSuite, failures, json } from './support/desk.cts';

const desk = deskOfSuite();

const CONTRACT = '123456789012345678';
const NIK = '9900009999999901';
/** As the API has it: both are numbers. */
const RECORD = {
	name: 'SITI CONTOH',
	ids: [{ nik: exactNumber(NIK) }],
	contract_no: exactNumber(CONTRACT),
};
/** As n8n gets it. */
const READ = { name: 'SITI CONTOH', ids: [{ nik: NIK }], contract_no: CONTRACT };

const MERGE = { options: { writeMode: 'merge' } };
const add = () => desk.add({ output: RECORD });
const sent = (id: string) => desk.sandbox.record.writes(id).map(({ body }) => body);
const run = async (id: string, parameters: INodeParameters, item: IDataObject = {}) =>
	await desk.run([{ id, ...item }], parameters);

it('comes to the workflow with all its digits, as text', async () => {
	const { outputs } = await run(add(), { operation: 'get' });

	expect(outputs.success[0]?.json['output']).toEqual(READ);
});

it.each(['output', 'configuration'])(
	'is not sent back by a merge into the %s, which fails instead',
	async (part) => {
		const id = desk.add(part === 'output' ? { output: RECORD } : { input_config: RECORD });
		const label = part === 'output' ? 'Output' : 'Configuration';

		const failed = await run(id, {
			[`${part}Mode`]: 'json',
			[part]: '{"name":"SITI C."}',
			...MERGE,
		});

		expect(failures(failed)).toEqual([
			expect.stringContaining(
				`'${label}' of the verification holds a number with more digits than n8n can keep\n`,
			),
		]);
		expect(failures(failed).join()).not.toMatch(/123456|990000/);
		expect(sent(id)).toEqual([]);
	},
);

it('does not hinder a merge into the other part', async () => {
	const id = desk.add({ output: { name: 'SITI CONTOH' }, input_config: RECORD });

	const { outputs } = await run(id, { ...json({ name: 'SITI C.' }), ...MERGE });

	expect(sent(id)).toEqual([{ output: { name: 'SITI C.' } }]);
	expect(outputs.success[0]?.json['configuration']).toEqual(READ);
});

it('does not hinder an update of the status, of which no answer tells', async () => {
	const id = add();
	desk.sandbox.faults.add({
		match: { method: 'PUT', count: 1 },
		fault: { type: 'reset', afterApplying: true },
	});

	const { outputs } = await run(id, {
		verificationStatus: 'COMPLETED',
		options: { writeMode: 'merge', includeChanges: true },
	});

	expect(outputs.success[0]?.json).toMatchObject({
		output: READ,
		write_result: 'confirmed',
		changes: 'status: "NEED_REVIEW" → "COMPLETED"',
	});
	expect(sent(id)).toEqual([{ verification_status: 'COMPLETED' }]);
});

it('is replaced by whoever gives it as text', async () => {
	const id = add();

	await run(id, json({ ...READ, name: 'SITI C.' }));

	expect(sent(id)).toEqual([{ output: { ...READ, name: 'SITI C.' } }]);
});

it.each(['replace', 'merge'])(
	'is the same as its text where nothing changes (%s)',
	async (mode) => {
		const id = add();

		const { outputs } = await run(id, {
			...json(READ),
			options: { writeMode: mode, skipIfUnchanged: true },
		});

		expect(outputs.success[0]?.json).toMatchObject({ skipped: true });
		expect(sent(id)).toEqual([]);
	},
);

it('is told apart from one that differs in the last digit', async () => {
	const { outputs } = await run(add(), {
		...json({ ...READ, contract_no: '123456789012345679' }),
		options: { skipIfUnchanged: true, dryRun: true },
	});

	expect(outputs.success[0]?.json['differences']).toEqual([
		{ path: 'output.contract_no', before: CONTRACT, after: '123456789012345679' },
	]);
});

it('fails a dry run as it fails the merge', async () => {
	const failed = await run(add(), {
		...json({ name: 'SITI C.' }),
		options: { writeMode: 'merge', dryRun: true },
	});

	expect(failures(failed)).toEqual([expect.stringMatching(/more digits than n8n can keep/)]);
});

it('skips what is in another status before it looks into it', async () => {
	const { outputs } = await run(add(), {
		...json({ name: 'SITI C.' }),
		options: { writeMode: 'merge', onlyIfStatus: ['FAILED'], otherwise: 'skip' },
	});

	expect(outputs.success[0]?.json).toMatchObject({ skipped: true, output: READ });
});

describe('given to be sent', () => {
	const field = (type: string, value: string) => ({
		outputMode: 'fields',
		outputFields: { assignments: [{ id: '0', name: 'ids.nik', type, value }] },
	});

	it.each<[how: string, INodeParameters]>([
		['as JSON', { outputMode: 'json', output: `{"ids": {"nik": ${NIK}}}` }],
		['in an object', { outputMode: 'json', output: '={{ { ids: { nik: $json.big } } }}' }],
		['as a field', field('number', NIK)],
		['as a field with decimals', field('number', '999999999999999.55')],
		['in a field that is an object', field('object', `{"nik": ${NIK}}`)],
		['in a field that is a list', field('array', `[1, ${NIK}]`)],
	])('%s, it is refused by the name of its field', async (_how, parameters) => {
		const id = desk.add();

		const failed = await run(id, parameters, { big: Number(NIK) });

		expect(failures(failed)).toEqual([
			expect.stringMatching(
				/^The field 'ids\.nik(\.nik|\.1)?' of 'Output' is a number with more digits than n8n can keep\n.*text/,
			),
		]);
		expect(failures(failed).join()).not.toMatch(/99000|99999/);
		expect(desk.sandbox.record.total).toBe(0);
	});

	it('as text, or as long as JavaScript keeps it, it is sent', async () => {
		const id = desk.add();

		await run(id, { outputMode: 'json', output: `{"nik": "${NIK}", "no": 123456789012345}` });
		await run(id, field('string', NIK));

		expect(sent(id)).toEqual([
			{ output: { nik: NIK, no: 123456789012345 } },
			{ output: { ids: { nik: NIK } } },
		]);
	});
});
