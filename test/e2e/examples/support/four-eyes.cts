import { setTimeout as delay } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import type { WorkflowJson } from '../../../../scripts/n8n/workflow.cts';
import type { Verification } from '../../../../sandbox/index.cts';
import { untilWaiting } from '../../harness/executions.cts';
import { CODES } from '../../harness/people.cts';
import { tableRows, type TableRow } from '../../../../scripts/n8n/data-table.cts';
import type { Example } from './example.cts';
import { impatient } from './patience.cts';
import { publishTrigger, reported } from './reported.cts';
import { withSettings } from './settings.cts';

/** What the first person corrects the name to. */
export const NAME = 'SITI CONTOH';

/** A verification on its way through the example with two people. */
export class FourEyes {
	private constructor(
		readonly example: Example,
		private readonly browser: Browser,
		readonly record: Verification,
		readonly executionId: string,
	) {}

	/** Publishes the workflow; a new verification then needs review. */
	static async begin(
		example: Example,
		browser: Browser,
		settings: Record<string, unknown> = {},
		change = (workflow: WorkflowJson) => workflow,
	): Promise<FourEyes> {
		const filled = { slack_channel: '#anycheck-reviews', ...settings };
		const workflowId = await example.import((one) => impatient(change(withSettings(one, filled))));
		await publishTrigger(example, workflowId);
		const { record, executionId } = await reported(example, workflowId, {
			output: { name: 'SITI CONTHO' },
		});
		return new FourEyes(example, browser, record, executionId);
	}

	/** The link in the newest message, opened by somebody with this code. */
	async open(code: string): Promise<Page> {
		const { text = '' } = this.example.parties.slack.messages.at(-1) ?? {};
		const link = (/<([^|]+)\|/.exec(text)?.[1] ?? '').replaceAll('&amp;', '&');
		const page = await (await this.browser.newContext()).newPage();
		await page.goto(link);
		await page.getByLabel('Your personal code').fill(code);
		await page.getByRole('button', { name: 'Continue' }).click();
		await page.locator('.reader').waitFor();
		return page;
	}

	/** Rani corrects the name and proposes; the second person is asked then. */
	async propose(): Promise<void> {
		await this.untilAsked(1);
		const page = await this.open(CODES.rani);
		await page.getByLabel('Name', { exact: true }).fill(NAME);
		await page.getByRole('checkbox', { name: 'Name differs' }).check();
		await page.getByRole('radio', { name: /^Accept/ }).check();
		await page.getByRole('button', { name: 'Send the decision' }).click();
		await this.untilAsked(2);
	}

	/** Budi decides. */
	async decide(decision: RegExp, comment = ''): Promise<void> {
		const page = await this.open(CODES.budi);
		await page.getByLabel(/^Comment/).fill(comment);
		await page.getByRole('radio', { name: decision }).check();
		await page.getByRole('button', { name: 'Send the decision' }).click();
	}

	/** What the audit table says of the verification. */
	async rows(): Promise<TableRow[]> {
		const rows = await tableRows(this.example.client, 'AnyCheck four eyes');
		return rows.filter(({ verification_id: about }) => about === this.record.id);
	}

	private async untilAsked(messages: number): Promise<void> {
		for (let tries = 0; this.example.parties.slack.messages.length < messages; tries++) {
			if (tries > 300) throw new Error('Nobody was asked');
			await delay(100);
		}
		await untilWaiting(this.example.client, this.executionId);
	}
}
