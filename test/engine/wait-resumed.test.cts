// What goes on after a parked workflow was called: through n8n's engine, which leads failed items to the error output.
import type { OnError } from 'n8n-workflow';
import { keepsDetails } from './harness/newer-n8n.cts';
import { assume } from './support/assume.cts';
import { deskOfSuite } from './support/desk.cts';
import { on } from './support/intake.cts';
import { withoutLaterLooks } from './support/later-looks.cts';
import { report, runAndKeep } from './support/parked.cts';
import { serveResumable, type Resumable, type ResumedBy } from './support/resumed.cts';
import { ACCESS_CODE, openPage, sendForm } from './support/review-visit.cts';

const desk = deskOfSuite();
let resumable: Resumable;

afterEach(() => resumable.address.close());

/** What the waiting is for, and a call that tells of it. */
const ENDINGS = {
	waitForCompletion: async (id: string) => {
		desk.sandbox.state.setStatus(desk.record(id), 'COMPLETED');
		await report(resumable.address);
	},
	waitForReview: async () => {
		const code = new URLSearchParams({ code: ACCESS_CODE });
		await sendForm(await openPage(`${resumable.address.url}?item=1`, code));
	},
};

const STATUS = { waitForCompletion: 'IN_PROGRESS', waitForReview: 'NEED_REVIEW' } as const;

/** Parks a workflow for two verifications, and lets it go on when the first was removed and the second has ended. */
async function resume(operation: keyof typeof ENDINGS, onError: OnError, by: ResumedBy) {
	assume(desk.sandbox, 'errorStatuses', 'errorGeneration');
	const [gone = '', good = ''] = desk.addMany(2, { status: STATUS[operation] });
	const parameters = on(operation, { page: { accessCode: ACCESS_CODE } });
	const items = [gone, good].map((id, row) => ({ json: { id, row } }));
	const kept = await runAndKeep(desk.engine, desk.credentialId, parameters, items, { onError });
	expect(kept.run.status).toBe('waiting');
	resumable = await serveResumable(desk.engine, kept);
	desk.sandbox.state.verifications.delete(gone);
	await ENDINGS[operation](good);
	return { gone, good, ...(await resumable.goOn(by)) };
}

const OPERATIONS = ['waitForCompletion', 'waitForReview'] as const;
const error = 'The verification was not found';
const details = { itemIndex: 0, retryable: false, errorCode: 'NOT_FOUND' };
const told = keepsDetails
	? { details }
	: { message: expect.stringMatching(/^Check the ID/) as string };

describe.each(OPERATIONS)('%s', (operation) => {
	beforeAll(() => {
		if (operation === 'waitForCompletion') withoutLaterLooks();
	});
	afterAll(() => jest.useRealTimers());

	it.each(['continueRegularOutput', 'stopWorkflow'] as const)(
		'a failed item goes on beside the others: %s',
		async (onError) => {
			const { good, status, outputs, seen } = await resume(operation, onError, 'the same process');

			expect(status).toBe('success');
			expect(outputs.success).toMatchObject([
				{ json: { error, details }, pairedItem: { item: 0 } },
				{ json: { id: good, status: 'COMPLETED' }, pairedItem: { item: 1 } },
			]);
			expect(outputs.error).toEqual([]);
			expect(seen.success.map(({ origin }) => origin?.['row'])).toEqual([0, 1]);
		},
	);

	it.each(['the same process', 'a worker'] as const)(
		'a failed item leaves by the error output, with the fields it came with: %s',
		async (by) => {
			const { gone, good, ...came } = await resume(operation, 'continueErrorOutput', by);
			const { status, outputs, seen } = came;

			expect(status).toBe('success');
			expect(outputs.success).toMatchObject([{ json: { id: good, status: 'COMPLETED' } }]);
			expect(outputs.error).toMatchObject([{ json: { id: gone, row: 0, error, ...told } }]);
			expect(seen.success.map(({ origin }) => origin?.['row'])).toEqual([1]);
			expect(seen.error.map(({ origin }) => origin?.['row'])).toEqual([0]);
		},
	);
});
