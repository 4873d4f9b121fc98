import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { demo } from '../../../../sandbox/index.cts';
import { itemsFor, PICKED, type Operator } from '../operate.cts';
import type { JsonCase } from './json-case.cts';
import { rowsOf } from './rows.cts';

const page = 'docs/operations/verification-update.md';
const { extraction } = demo.verifications;

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
		covers: ['json output dry-run'],
		async check(operator, { 'json output dry-run': shown }) {
			const options = { dryRun: true };
			const parameters = { verificationStatus: 'COMPLETED', options };
			expect(await update(operator, parameters, extraction)).toMatchObject(shown as IDataObject);
		},
	},
];
