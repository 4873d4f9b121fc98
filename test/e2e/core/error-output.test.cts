// Where an item that fails goes in the real n8n: older versions know a failed item by other signs than newer ones.
import type { Browser, Page } from 'playwright-core';
import { gte } from 'semver';
import { openBrowser } from '../harness/browser.cts';
import { openContext, type Context } from '../harness/context.cts';
import { parkAtReview, REVIEW } from '../harness/parked.cts';
import { runUpdate } from '../harness/update-run.cts';

const UNKNOWN = '00000000-0000-4000-8000-00000000dead';
const CODE = 'manggis-42';
const NOT_FOUND = {
	error: 'The verification was not found',
	details: expect.objectContaining({ httpStatus: 404, retryable: false }) as object,
};
let context: Context;

beforeAll(async () => {
	context = await openContext('error output');
});
afterAll(async () => {
	await context.close();
});
beforeEach(() => {
	context.sandbox.reset();
});

function waiting(count: number): string[] {
	return context.sandbox.state
		.addVerifications(count, { status: 'NEED_REVIEW' })
		.map(({ id }) => id);
}

describe('one of three items fails', () => {
	const update = async (onError: string) => {
		const [first = '', last = ''] = waiting(2);
		const ids = [first, UNKNOWN, last];
		const run = await runUpdate(context, ids, { verificationStatus: 'COMPLETED' }, { onError });
		return { ...run, first, last };
	};

	test('Stop Workflow: the execution fails and says why', async () => {
		const { execution, success, failed } = await update('stopWorkflow');
		expect(execution.status).toBe('error');
		expect(execution.failure).toContain('The verification was not found');
		expect([success, failed]).toEqual([[], []]);
	});

	test('Continue: it leaves by the only output, in its place', async () => {
		const { execution, success, failed, first, last } = await update('continueRegularOutput');
		expect(execution.status).toBe('success');
		expect(success).toMatchObject([{ id: first }, NOT_FOUND, { id: last }]);
		expect(failed).toEqual([]);
	});

	test('Continue (using error output): it leaves by the error output, with the fields it came with', async () => {
		const { execution, success, failed, first, last } = await update('continueErrorOutput');
		expect(execution.status).toBe('success');
		expect(success).toMatchObject([{ id: first }, { id: last }]);
		expect(failed).toEqual([{ ids: UNKNOWN, ...NOT_FOUND }]);
		const pairs = [0, 1].map((output) =>
			execution.items('Update verification', output).map(({ pairedItem }) => pairedItem),
		);
		expect(pairs).toEqual([[{ item: 0 }, { item: 2 }], [{ item: 1 }]]);
	});
});

describe('one of two verifications is gone when the workflow goes on', () => {
	let browser: Browser;

	beforeAll(async () => {
		browser = await openBrowser();
	});
	afterAll(async () => {
		await browser.close();
	});

	async function typeCode(page: Page): Promise<void> {
		await page.getByRole('textbox').fill(CODE);
		await page.getByRole('button').click();
		await page.getByRole('textbox').waitFor({ state: 'detached' });
	}

	// Before 2.37, n8n would take an item with details for a success here.
	function expected(gone: string): object {
		const { error, details } = NOT_FOUND;
		const isNew = gte(context.client.version, '2.37.0');
		const advice = { message: expect.stringContaining('Check the ID') as string };
		return { ids: gone, error, ...(isNew ? { details } : advice) };
	}

	test('Wait for Review: it leaves by the error output, with the fields it came with', async () => {
		const [kept = '', gone = ''] = waiting(2);
		const { link, finished } = await parkAtReview(
			context,
			[kept, gone],
			{ page: { accessCode: CODE } },
			{ onError: 'continueErrorOutput' },
		);
		const page = await browser.newPage({ javaScriptEnabled: false });
		await page.goto(link);
		await typeCode(page);
		context.sandbox.state.verifications.delete(gone);
		await page.goto(`${page.url()}&item=0`);
		await page.getByRole('radio', { name: 'Completed' }).check();
		await page.getByRole('button', { name: 'Send the decision' }).click();

		const execution = await finished();
		const fields = (output: number) => execution.items(REVIEW, output).map(({ json }) => json);
		expect(fields(0)).toMatchObject([{ id: kept, decision: 'COMPLETED' }]);
		expect(fields(1)).toEqual([expected(gone)]);
	});
});
