// Lists of an API that pages otherwise than documented, or gives less than it says there is.
import type { INodeParameters } from 'n8n-workflow';
import { demo } from '../../sandbox/index.cts';
import { useOperator } from './support/operate.cts';
import { on } from './support/intake.cts';

const operator = useOperator();
const { ktp } = demo.services;

const verifications = (parameters: INodeParameters = {}) =>
	on('getAll', { resultId: demo.results.siti, returnAll: true, ...parameters });
const services = { resource: 'service', operation: 'getAll', returnAll: true };
const templates = { resource: 'template', operation: 'getAll', returnAll: true };

const run = async (parameters: INodeParameters) =>
	await operator.engine.run({
		parameters,
		items: [{ json: {} }],
		credentialId: operator.credentialId,
	});

/** Every page is the same ten of 25. */
const tenOf25 = () =>
	Array.from({ length: 10 }, (_, index) => ({ ...ktp, id: `${ktp.id}${index}` }));
function answer(body: object): void {
	operator.sandbox.faults.add({ match: {}, fault: { type: 'status', status: 200, body } });
}

it('what is missing is said beside the output', async () => {
	answer({ total: 25, items: tenOf25() });

	const { outputs, hints } = await run(services);

	expect(outputs.success).toHaveLength(10);
	expect(hints).toEqual([
		{
			message: 'The list is not complete: AnyCheck says that there are 25, and gave 10 of them.',
			type: 'warning',
			location: 'outputPane',
		},
	]);
});

it('nothing is said of what was not asked for', async () => {
	answer({ total: 25, items: tenOf25() });

	expect((await run({ ...services, returnAll: false, limit: 10 })).hints).toEqual([]);
});

it.each(['searchServices', 'searchTemplates'] as const)(
	'the list of the editor says so, too: %s',
	async (method) => {
		answer({ total: 25, items: tenOf25() });

		const { results } = await operator.engine.callMethod('listSearch', method, {
			parameters: { resource: 'service', operation: 'get' },
			credentialId: operator.credentialId,
		});

		expect(results.filter(({ value }) => value === '').map(({ name }) => name)).toEqual([
			'More than these exist: choose By ID',
		]);
	},
);

it('a list that refuses to be asked for a page is asked for whole', async () => {
	operator.sandbox.options.refusesUndocumentedQuery = true;

	const { outputs, hints } = await run(services);

	expect(outputs.success).toHaveLength(Object.keys(demo.services).length);
	expect(hints).toEqual([]);
	expect(operator.sandbox.record.seen('GET', /^\/services$/).at(-1)?.query).toBe('');
});

it('a list that refuses large pages is asked for small ones', async () => {
	Object.assign(operator.sandbox.options, { refusesLargePages: true, maximumPageSize: 10 });
	const added = operator.sandbox.state.addVerifications(25);

	const { outputs } = await run(verifications({ resultId: added[0]?.result_id ?? '' }));

	expect(outputs.success.map(({ json }) => json['id']).sort()).toEqual(
		added.map(({ id }) => id).sort(),
	);
});

it('a list that is refused for another reason is asked for no more than three times', async () => {
	const body = { error_code: 'INVALID_REQUEST', message: 'No such group' };
	operator.sandbox.faults.add({ match: {}, fault: { type: 'status', status: 400, body } });

	const { error } = await run(services);

	expect(error?.description).toContain('No such group');
	expect(operator.sandbox.record.total).toBe(3);
});

it('one that is refused for a field that is named is asked for once', async () => {
	const errors = [{ field: 'result_id', message: 'unknown' }];
	const body = { error_code: 'INVALID_REQUEST', message: 'No', errors };
	operator.sandbox.faults.add({ match: {}, fault: { type: 'status', status: 400, body } });

	const { error } = await run(verifications());

	expect(error?.description).toContain('result_id: unknown');
	expect(operator.sandbox.record.total).toBe(1);
});

it('a list in the form of the sister product is read', async () => {
	const [template] = operator.sandbox.state.templates.values();
	answer({ templates: [template], pagination: { total: 1 } });

	const { outputs, hints } = await run(templates);

	expect(outputs.success.map(({ json }) => json['id'])).toEqual([template?.id]);
	expect(hints).toEqual([]);
});

it('the state of a result group goes along if wanted', async () => {
	const plain = await run(verifications());
	const { outputs } = await run(verifications({ options: { includeGroup: true } }));

	expect(outputs.success.length).toBeGreaterThan(0);
	for (const { json } of outputs.success) {
		expect(json['result_group']).toEqual({
			total: outputs.success.length,
			overall_status: expect.any(String) as string,
		});
	}
	expect(plain.outputs.success[0]?.json).not.toHaveProperty('result_group');
});
