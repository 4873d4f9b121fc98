// What keeps every item from being processed: the credential, or the way to the API.
import type { ICredentialDataDecryptedObject, OnError } from 'n8n-workflow';
import { badAccess, COUNT } from './support/bad-access.cts';
import {
	CREDENTIAL,
	expectNoSecret,
	sessionCounts,
	setStage,
	typed,
	type Stage,
} from './support/stage.cts';
import { update } from './support/update.cts';

let stage: Stage;

beforeEach(async () => {
	stage = await setStage();
});

afterEach(() => stage.close());

async function run(data: ICredentialDataDecryptedObject, onError: OnError) {
	const credentialId = stage.engine.credentials.create(CREDENTIAL, data);
	const items = stage.sandbox.state
		.addVerifications(COUNT)
		.map(({ id }, row) => ({ json: { id, row } }));
	const result = await stage.engine.run({
		// One try: how patient the node is has tests of its own.
		parameters: update({ verificationStatus: 'COMPLETED', options: { giveUpAfter: 0 } }),
		items,
		onError,
		credentialId,
	});
	expectNoSecret(stage, credentialId, [result.executionData, result.error]);
	return result;
}

/** Requests that may be under way when the first one shows that there is no point, and two that make sure: refusals need not come together. */
const IN_FLIGHT = 12;
const rows = Array.from({ length: COUNT }, (_, row) => row);

describe.each(badAccess)('$title', ({ arrange, message, description, requests }) => {
	it('stops the workflow with a reason and a way out', async () => {
		const { status, error, outputs } = await run(arrange(stage), 'stopWorkflow');

		expect(status).toBe('error');
		expect(error?.message).toMatch(message);
		expect(error?.description).toMatch(description);
		expect(error?.itemIndex).toBe(0);
		expect(outputs).toEqual({ success: [], error: [] });
		expect(stage.sandbox.record.total).toBeLessThanOrEqual(Math.min(requests, IN_FLIGHT));
	});

	it.each(['continueRegularOutput', 'continueErrorOutput'] as const)(
		'gives each item the reason under %s',
		async (onError) => {
			const { status, outputs, seen } = await run(arrange(stage), onError);

			expect(status).toBe('success');
			const isSplit = onError === 'continueErrorOutput';
			const failed = isSplit ? outputs.error : outputs.success;
			expect(isSplit ? outputs.success : outputs.error).toEqual([]);
			expect(failed.map(({ pairedItem }) => pairedItem)).toEqual(rows.map((item) => ({ item })));
			expect((isSplit ? seen.error : seen.success).map(({ origin }) => origin?.['row'])).toEqual(
				rows,
			);
			for (const [itemIndex, { json }] of failed.entries()) {
				expect(json).toMatchObject({
					error: expect.stringMatching(message) as string,
					details: {
						description: expect.stringMatching(description) as string,
						itemIndex,
						retryable: true,
					},
				});
			}
			expect(stage.sandbox.record.total).toBeLessThanOrEqual(requests);
		},
	);
});

it('tries a refused password once, and not again in a second run right after it', async () => {
	const data = typed.login(stage, 'wrong-password');

	await run(data, 'continueRegularOutput');
	await run(data, 'stopWorkflow');

	expect(sessionCounts(stage)).toMatchObject({ logins: 0, refusedLogins: 1 });
	// The login, and the question for other ways.
	expect(stage.sandbox.record.total).toBe(2);
	expect(stage.engine.credentials.writes).toBe(0);
});
