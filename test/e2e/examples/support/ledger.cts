import { appendFile, readFile } from 'node:fs/promises';
import Table from 'cli-table3';
import { z } from 'zod';

const entrySchema = z.object({
	example: z.string(),
	nodes: z.number(),
	executed: z.number(),
	executions: z.number(),
	/** Requests that each third party got, by its name; AnyCheck's sandbox is one of them. */
	requests: z.record(z.string(), z.number()),
});

/** What the tests of one example came to. */
export type LedgerEntry = z.infer<typeof entrySchema>;

export async function noteInLedger(file: string, entry: LedgerEntry): Promise<void> {
	await appendFile(file, `${JSON.stringify(entry)}\n`);
}

export async function readLedger(file: string): Promise<LedgerEntry[]> {
	const text = await readFile(file, 'utf8').catch(() => '');
	const lines = text.split('\n').filter((line) => line !== '');
	return lines.map((line) => entrySchema.parse(JSON.parse(line)));
}

/** Those examples that no suite has run; one of a changed or killed example alone does not count. */
export function missingFrom(entries: readonly LedgerEntry[], names: readonly string[]): string[] {
	return names.filter((name) => !entries.some(({ example }) => example === name));
}

/** The table that stands at the end of a run. */
export function summary(entries: readonly LedgerEntry[]): string {
	const head = ['Example', 'Executions', 'Nodes executed', 'Requests'];
	const table = new Table({ head, style: { head: [], border: [], compact: true } });
	for (const { example, nodes, executed, executions, requests } of entries) {
		const told = Object.entries(requests).filter(([, count]) => count > 0);
		table.push([
			example,
			executions,
			`${executed} of ${nodes}`,
			told.map(([party, count]) => `${party} ${count}`).join(', '),
		]);
	}
	return table.toString();
}
