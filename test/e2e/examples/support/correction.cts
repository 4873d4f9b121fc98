import { setTimeout as delay } from 'node:timers/promises';
import type { Execution } from '../../../../scripts/n8n/execution.cts';
import type { WorkflowJson } from '../../../../scripts/n8n/workflow.cts';
import type { Mail } from '../../third-parties/mail.cts';
import { tableRows, type TableRow } from '../../../../scripts/n8n/data-table.cts';
import type { Example } from './example.cts';
import { submitForm, type FormFields } from './form.cts';
import { impatient } from './patience.cts';
import { withParameters, withSettings } from './settings.cts';
import { untilStatus } from './status.cts';

const TABLE = 'AnyCheck corrections';
export const APPROVER = 'kepala@example.test';
export const REQUESTER = 'rani@example.test';
const SENDER = 'n8n@example.test';

export interface PublishOptions {
	settings?: Readonly<Record<string, unknown>>;
	/** How long rows have to lie before the hourly run takes them; what was left this moment as well, unless given. */
	leftOverAfterMinutes?: number;
	change?: (workflow: WorkflowJson) => WorkflowJson;
}

/** Imports the example with its settings filled in, and publishes it. @returns its id */
export async function publishCorrections(
	example: Example,
	{ settings = {}, leftOverAfterMinutes = -1, change = (same) => same }: PublishOptions = {},
): Promise<string> {
	const workflowId = await example.import((workflow) => {
		const people = { approver: APPROVER, sender: SENDER };
		const filled = withSettings(change(workflow), { ...people, ...settings });
		const update = parametersOf(filled, 'Update verification');
		const options = { ...(update.options as object), maxTries: 1 };
		const hasty = withParameters(filled, 'Update verification', { options });
		const left = JSON.stringify(parametersOf(filled, 'Left over'));
		const sooner = left.replace('minutes: 30', `minutes: ${leftOverAfterMinutes}`);
		return impatient(
			withParameters(hasty, 'Left over', JSON.parse(sooner) as Record<string, unknown>),
		);
	});
	await example.client.activate(workflowId);
	return workflowId;
}

function parametersOf(workflow: WorkflowJson, name: string): Record<string, unknown> {
	return workflow.nodes.find((node) => node.name === name)?.parameters ?? {};
}

/** One correction on its way through the example: uploaded, decided, written. */
export class Correction {
	constructor(
		private readonly example: Example,
		private readonly workflowId: string,
		readonly title: string,
	) {}

	/** Sends the form. @returns the status of n8n's answer */
	async upload(file: FormFields[number], type = 'Number', field = 'net_salary'): Promise<number> {
		const url = `${this.example.surroundings.url}/form/anycheck-correction`;
		return await submitForm(url, [this.title, field, type, file, REQUESTER]);
	}

	/** Waits until a mail with such a subject has arrived. */
	async mail(subject: RegExp, withinMs = 120_000): Promise<Mail> {
		const { mail } = this.example.parties;
		const deadline = Date.now() + withinMs;
		for (;;) {
			const found = mail.mails.find((one) => subject.test(one.subject));
			if (found !== undefined) return found;
			if (Date.now() > deadline) return mail.find(subject);
			await delay(50);
		}
	}

	/** Follows the link in the approver's mail and sends the form behind it. */
	async decide(decision: 'Approve' | 'Decline'): Promise<void> {
		const { html } = await this.mail(/^To approve: /);
		const link = /href="([^"]*\/webhook-waiting\/[^"]*)"/.exec(html)?.[1]?.replaceAll('&amp;', '&');
		await this.waiting();
		const status = await submitForm(link ?? '', [decision]);
		if (status !== 200) throw new Error(`n8n answered the decision with ${status}`);
	}

	/** Waits until n8n is ready for the decision: the mail leaves it a moment before that. */
	async waiting(): Promise<void> {
		await untilStatus(this.example.client, await this.execution(), ['waiting'], 10_000);
	}

	/** The end of the execution that the upload started. */
	async finished(): Promise<Execution> {
		return await this.example.finished(await this.execution(), 300_000);
	}

	/** The execution that the upload started. */
	private async execution(): Promise<string> {
		return (await this.example.client.lastExecution(this.workflowId)) ?? '';
	}

	/** The rows of this correction in the data table. */
	async rows(): Promise<TableRow[]> {
		const rows = await tableRows(this.example.client, TABLE);
		return rows.filter(({ correction }) => String(correction).startsWith(`${this.title} #`));
	}
}

/** A CSV file as a spreadsheet program saves it. @param separator a semicolon where the comma is in numbers */
export function csvFile(
	rows: readonly (readonly (string | number)[])[],
	separator = ',',
): FormFields[number] {
	const lines = [['verification_id', 'value'], ...rows].map((row) => row.join(separator));
	return { fileName: 'corrections.csv', content: `${lines.join('\r\n')}\r\n` };
}
