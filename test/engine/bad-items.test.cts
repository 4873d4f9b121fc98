// One bad item among good ones: first, in the middle, last; under each "On Error" setting.
import type { NodeRunResult } from './harness/index.cts';
import { assume } from './support/assume.cts';
import { badItems, PERSONAL, type BadItem } from './support/bad-items.cts';
import { CREDENTIAL, expectNoSecret, setStage, typed, type Stage } from './support/stage.cts';

let stage: Stage;
let credentialId: string;

beforeAll(async () => {
	stage = await setStage();
	credentialId = stage.engine.credentials.create(CREDENTIAL, typed.login(stage));
});

beforeEach(() => {
	stage.sandbox.faults.clear();
	stage.sandbox.record.clear();
	assume(stage.sandbox, 'errorStatuses', 'errorGeneration');
});

afterAll(() => stage.close());

const COUNT = 3;
const modes = ['stopWorkflow', 'continueRegularOutput', 'continueErrorOutput'] as const;
const cases = badItems.flatMap((badItem) =>
	modes.flatMap((onError) => [0, 1, 2].map((position) => ({ ...badItem, onError, position }))),
);

describe.each(cases)('$title, item $position, $onError', (one) => {
	it('has exactly one outcome per item', async () => {
		const { ids, result } = await run(one);

		if (one.onError === 'stopWorkflow') expectStopped(one, result);
		else expectContinued(one, result, ids);

		expectRequests(one, ids);
		expectNoSecret(stage, credentialId, [result.executionData, result.error]);
	});
});

type Case = BadItem & { onError: (typeof modes)[number]; position: number };

async function run({ parameters, good, bad, fault, onError, position }: Case) {
	const verifications = stage.sandbox.state.addVerifications(COUNT);
	const items = verifications.map(({ id }, index) => ({
		json: { id, row: index, ...good, ...(index === position ? bad : {}) },
	}));
	const ids = verifications.map(({ id }) => id);
	if (fault) stage.sandbox.faults.add({ match: { path: new RegExp(ids[position] ?? '') }, fault });
	// One try: how patient the node is has tests of its own.
	const once = { ...parameters, options: { giveUpAfter: 0 } };
	const result = await stage.engine.run({ parameters: once, items, onError, credentialId });
	return { ids, result };
}

function expectStopped(
	{ position, message, description }: Case,
	{ status, error, outputs }: NodeRunResult,
) {
	expect(status).toBe('error');
	expect(outputs).toEqual({ success: [], error: [] });
	expect(error?.message).toMatch(message);
	expect(error?.description).toMatch(description);
	expect(error?.itemIndex).toBe(position);
	expectNothingPersonal(error?.message, error?.description);
}

function expectContinued(one: Case, { status, outputs, seen }: NodeRunResult, ids: string[]) {
	const { position, onError } = one;
	const positions = [0, 1, 2];
	const goodOnes = positions.filter((index) => index !== position);
	expect(status).toBe('success');

	const isSplit = onError === 'continueErrorOutput';
	expect(outputs.success.map(({ pairedItem }) => pairedItem)).toEqual(
		(isSplit ? goodOnes : positions).map((item) => ({ item })),
	);
	expect(seen.success.map(({ origin }) => origin?.['row'])).toEqual(isSplit ? goodOnes : positions);
	expect(seen.error.map(({ origin }) => origin?.['row'])).toEqual(isSplit ? [position] : []);

	const failed = isSplit ? outputs.error[0] : outputs.success[position];
	expect(failed?.pairedItem).toEqual({ item: position });
	expectErrorJson(one, failed?.json);
	const succeeded = outputs.success.filter(({ json }) => json['error'] === undefined);
	expect(succeeded.map(({ json }) => json['id'])).toEqual(goodOnes.map((index) => ids[index]));
}

function expectErrorJson(
	{ position, message, description, isRetryable = false, details }: Case,
	json: unknown,
) {
	expect(json).toMatchObject({
		error: expect.stringMatching(message) as string,
		details: {
			description: expect.stringMatching(description) as string,
			itemIndex: position,
			retryable: isRetryable,
			...details,
		},
	});
	const { error, details: found } = json as { error: string; details: object };
	expectNothingPersonal(error, JSON.stringify(found));
}

function expectNothingPersonal(...texts: Array<string | undefined>) {
	for (const text of texts) expect(text).not.toContain(PERSONAL);
}

/** Good items are written once at most (exactly once when the run goes on), the bad one not at all. */
function expectRequests({ position, onError, isApplied = false }: Case, ids: string[]) {
	const { record } = stage.sandbox;
	const writes = ids.map((id) => record.writes(id).length);
	const expected = ids.map((_, index) => Number(index !== position || isApplied));
	if (onError !== 'stopWorkflow') expect(writes).toEqual(expected);
	else expect(writes.every((count, index) => count <= (expected[index] ?? 0))).toBe(true);

	// Nothing of a bad id ever reaches the path: every request is for an id as such, or for signing in.
	for (const { path, query } of record.requests) {
		expect(path).toMatch(/^\/(auth\/(login|refresh)|verifications\/[0-9a-f-]{36})$/);
		expect(query).toBe('');
	}
}
