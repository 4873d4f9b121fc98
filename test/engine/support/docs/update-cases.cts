import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { demo } from '../../../../sandbox/index.cts';
import { itemsFor, PICKED, type Operator } from '../operate.cts';
import type { JsonCase } from './json-case.cts';
import { rowsOf } from './rows.cts';

const page = 'docs/operations/verification-update.md';
const { extraction, ktp } = demo.verifications;

/** What was sent last as the output of a verification. */
function sentOutput({ sandbox }: Operator): unknown {
	const { body } = sandbox.record.seen('PUT', /^\/verifications\//).at(-1) ?? {};
	return (body as IDataObject | undefined)?.['output'];
}

async function update(
	operator: Operator,
	parameters: INodeParameters,
	id: string,
	item: IDataObject = {},
): Promise<IDataObject> {
	const items = itemsFor([id]).map(({ json }) => ({ json: { ...item, ...json } }));
	const settings = { verificationId: PICKED, ...parameters };
	const [result = {}] = await operator.results('verification: update', settings, items);
	return result;
}

const json = (output: unknown): INodeParameters => ({
	outputMode: 'json',
	output: JSON.stringify(output),
});

/** What the page of Update shows, and what really happens. */
export const updateCases: JsonCase[] = [
	{
		page,
		covers: ['json sent'],
		async check(operator, { 'json sent': sent }, text) {
			const assignments = rowsOf({ path: page, text }, 'Name', 'Type', 'Value').map(
				([name = '', type = '', value = '']) => ({
					id: name,
					name,
					type: type.toLowerCase(),
					value: `=${value}`,
				}),
			);
			const item = { net_salary: 7_500_000, reviewer: 'Rani' };
			await update(
				operator,
				{ outputMode: 'fields', outputFields: { assignments } },
				extraction,
				item,
			);
			expect(sentOutput(operator)).toEqual(sent);
		},
	},
	{
		page,
		covers: ['json input'],
		async check(operator, { 'json input': input }) {
			await update(operator, json(input), ktp);
			expect(sentOutput(operator)).toEqual(input);
		},
	},
	{
		page,
		covers: ['json input merge', 'json before merge', 'json after merge'],
		async check(operator, { 'json input merge': input, ...others }) {
			const output = others['json before merge'] as IDataObject;
			const [{ id = '' } = {}] = operator.sandbox.state.addVerifications(1, { output });
			const options = { writeMode: 'merge' };
			const result = await update(operator, { ...json(input), options }, id);
			expect(result['output']).toEqual(others['json after merge']);
		},
	},
	{
		page,
		covers: ['json output skipped'],
		async check(operator, { 'json output skipped': shown }) {
			const options = { onlyIfStatus: ['NEED_REVIEW'], otherwise: 'skip' };
			const result = await update(operator, { verificationStatus: 'COMPLETED', options }, ktp);
			expect(result).toMatchObject(shown as IDataObject);
			expect(sentOutput(operator)).toBeUndefined();
		},
	},
	{
		page,
		covers: ['json output dry-run'],
		async check(operator, { 'json output dry-run': shown }) {
			const options = { dryRun: true };
			const parameters = { verificationStatus: 'COMPLETED', options };
			expect(await update(operator, parameters, extraction)).toMatchObject(shown as IDataObject);
		},
	},
];
