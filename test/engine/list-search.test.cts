// "From List" in the editor.
import { CREDENTIAL, setStage, typed, type Stage } from './support/stage.cts';

let stage: Stage;
let credentialId: string;

beforeAll(async () => {
	stage = await setStage();
	credentialId = stage.engine.credentials.create(CREDENTIAL, typed.login(stage));
});

afterAll(() => stage.close());

const search = (resultId: string, filter?: string, paginationToken?: string) =>
	stage.engine.callMethod('listSearch', 'searchVerifications', {
		parameters: { resource: 'verification', operation: 'update', resultId },
		path: 'verificationId',
		credentialId,
		filter,
		paginationToken,
	});

it('lists all verifications of a result group, page by page', async () => {
	const [first, ...others] = stage.sandbox.state.addVerifications(130);
	if (!first) throw new Error('The sandbox added nothing');
	const found: unknown[] = [];
	let token: string | undefined;
	do {
		const page = await search(first.result_id, undefined, token);
		found.push(...page.results.map(({ value }) => value));
		token = page.paginationToken;
	} while (token !== undefined);

	expect(found).toEqual([first, ...others].map(({ id }) => id));
});

it('finds by what is shown', async () => {
	const [first] = stage.sandbox.state.addVerifications(5);
	if (!first) throw new Error('The sandbox added nothing');

	const byId = await search(first.result_id, first.id.slice(-6));
	const byStatus = await search(first.result_id, 'need review');

	expect(byId.results.map(({ value }) => value)).toEqual([first.id]);
	expect(byStatus.results).toHaveLength(5);
});

it('says what is missing when there is no result ID', async () => {
	expect(await search('')).toEqual({
		results: [
			{ name: expect.stringContaining("'Result Group ID (for the List)'") as string, value: '' },
		],
	});
});

it('says what is wrong with the result ID', async () => {
	await expect(search('not-an-id')).rejects.toThrow(
		"'Result Group ID (for the List)' is not a valid ID",
	);
});
