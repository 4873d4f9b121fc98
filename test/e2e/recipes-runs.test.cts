// Recipes that somebody or a schedule starts, pasted as they are on their pages, against the sandbox.
import { demo, startSandbox } from '../../sandbox/index.cts';
import { loginData } from './harness/context.cts';
import { fieldsOf, neverExecuted } from './recipes/executed.cts';
import { importRecipe } from './recipes/import.cts';
import { openKitchen, type Kitchen } from './recipes/kitchen.cts';
import { readRecipe } from './recipes/page.cts';

let kitchen: Kitchen;

beforeAll(async () => {
	kitchen = await openKitchen('recipes that are run');
});
afterAll(async () => {
	await kitchen.close();
});
beforeEach(() => {
	kitchen.sandbox.reset();
});
afterEach(() => {
	expect(kitchen.sandbox.record.contractErrors).toEqual([]);
});

function written(): string[] {
	const paths = kitchen.sandbox.record.seen('PUT', /^\/verifications\//).map(({ path }) => path);
	return paths.map((path) => path.split('/').at(-1) ?? '').sort();
}

test('skip-what-is-decided: what waits is completed, what is decided is left alone', async () => {
	const recipe = readRecipe('skip-what-is-decided');
	const { workflowId } = await kitchen.import(recipe, {
		'Get many verifications': { resultId: demo.results.siti },
	});
	const execution = await kitchen.run(workflowId, 'Start');

	const { ktp, bankStatement, slik, extraction } = demo.verifications;
	expect(fieldsOf(execution, 'Left as it was')).toEqual([
		expect.objectContaining({ id: ktp, skip_reason: 'Its status is COMPLETED' }),
	]);
	const completed = fieldsOf(execution, 'Completed').map(({ id, status }) => [id, status]);
	expect(completed).toEqual([bankStatement, slik, extraction].map((id) => [id, 'COMPLETED']));
	expect(written()).toEqual([bankStatement, slik, extraction].sort());
	expect(neverExecuted(recipe, [execution])).toEqual([]);
});

test('retry-failed-at-night: what failed lately is run again, at most 20', async () => {
	const recipe = readRecipe('retry-failed-at-night');
	const { state, record } = kitchen.sandbox;
	const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();
	const lately = { status: 'FAILED', created_at: daysAgo(2) } as const;
	const failed = state.addVerifications(25, lately);
	const resultId = failed[0]?.result_id ?? '';
	state.addVerifications(1, { ...lately, result_id: resultId, created_at: daysAgo(4) });
	state.addVerifications(1, { ...lately, result_id: resultId, status: 'COMPLETED' });
	const { workflowId } = await kitchen.import(recipe, { 'Get many verifications': { resultId } });
	const execution = await kitchen.run(workflowId, 'Every night');

	const retried = record.seen('POST', /\/retry$/).map(({ path }) => path.split('/')[2]);
	expect(retried.sort()).toEqual(
		failed
			.slice(0, 20)
			.map(({ id }) => id)
			.sort(),
	);
	expect(fieldsOf(execution, 'Retry verification')).toHaveLength(20);
	expect(neverExecuted(recipe, [execution])).toEqual([]);
});

test.each([
	['replace', 'face_match_confidence_level'],
	['merge', ''],
] as const)('replace-or-merge: where a PUT means %s', async (updateSemantics, named) => {
	const recipe = readRecipe('replace-or-merge');
	kitchen.sandbox.options.updateSemantics = updateSemantics;
	const { ktp } = demo.verifications;
	const { status, output } = structuredClone(kitchen.sandbox.state.find(ktp));
	const { workflowId } = await kitchen.import(recipe, {
		'Get verification': { verificationId: { __rl: true, mode: 'id', value: ktp } },
	});
	const execution = await kitchen.run(workflowId, 'Start');

	const [{ changed_fields: changed } = {}] = fieldsOf(execution, 'Put it back');
	if (named === '') expect(changed).toBe('');
	else expect(changed).toContain(`output.${named}`);
	expect(kitchen.sandbox.state.find(ktp)).toMatchObject({ status, output });
	expect(kitchen.sandbox.record.writes(ktp)).toHaveLength(2);
	expect(neverExecuted(recipe, [execution])).toEqual([]);
});

test('two-environments: each word reaches its own AnyCheck, any other word none', async () => {
	const recipe = readRecipe('two-environments');
	const staging = await startSandbox();
	try {
		const name = 'Sandbox as staging';
		const id = await kitchen.client.saveCredential({
			name,
			type: 'anycheckApi',
			data: loginData(staging.url),
		});
		const byNode = { 'Update verification (staging)': { id, name } };
		const { ktp } = demo.verifications;
		const runIn = async (environment: string) => {
			const values = (recipe.workflow.nodes.find((one) => one.name === 'Environment')?.parameters ??
				{}) as { assignments: { assignments: { name: string; value: string }[] } };
			const filledIn = { environment, verification_id: ktp };
			const assignments = values.assignments.assignments.map((one) => ({
				...one,
				value: filledIn[one.name as keyof typeof filledIn],
			}));
			const { workflowId } = await importRecipe(
				kitchen,
				recipe,
				{ ...kitchen.credentials, byNode },
				{},
				{ Environment: { assignments: { assignments } } },
			);
			return await kitchen.run(workflowId, 'Start');
		};
		const writes = () => [kitchen.sandbox, staging].map(({ record }) => record.writes(ktp).length);

		const production = await runIn('production');
		expect(writes()).toEqual([1, 0]);
		const test = await runIn('staging');
		expect(writes()).toEqual([1, 1]);
		await runIn('Production ');
		expect(writes()).toEqual([1, 1]);
		expect(neverExecuted(recipe, [production, test])).toEqual([]);
	} finally {
		await staging.close();
	}
});
