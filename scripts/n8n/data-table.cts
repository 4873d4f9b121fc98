import { z } from 'zod';
import type { N8nClient } from './client.cts';

const tablesSchema = z.object({
	data: z.array(z.object({ id: z.string(), name: z.string(), projectId: z.string() })),
});
const rowsSchema = z.object({ data: z.array(z.record(z.string(), z.unknown())) });
const projectSchema = z.object({ id: z.string() });
const PAGE = 250;

/** A row of an n8n data table, by column. */
export type TableRow = Readonly<Record<string, unknown>>;

/** All rows of the data table with this name, in the order in which they were made. Throws when there is no such table. */
export async function tableRows(client: N8nClient, name: string): Promise<TableRow[]> {
	const path = await tablePath(client, name);
	const rows: TableRow[] = [];
	for (;;) {
		const query = `take=${PAGE}&skip=${rows.length}&sortBy=id:asc`;
		const { data } = rowsSchema.parse(await client.rest.send('GET', `${path}/rows?${query}`));
		rows.push(...data);
		if (data.length < PAGE) return rows;
	}
}

/** Makes a data table of texts in the owner's own project. */
export async function makeTable(
	client: N8nClient,
	name: string,
	columns: readonly string[],
): Promise<void> {
	const texts = columns.map((column) => ({ name: column, type: 'string' }));
	await makeTypedTable(client, name, texts);
}

/** Makes a data table in the owner's own project. */
export async function makeTypedTable(
	{ rest }: N8nClient,
	name: string,
	columns: readonly { name: string; type: string }[],
): Promise<void> {
	const { id } = projectSchema.parse(await rest.send('GET', '/projects/personal'));
	await rest.send('POST', `/projects/${id}/data-tables`, { name, columns });
}

/** Adds rows to the data table with this name, as a person does in n8n. */
export async function addTableRows(
	client: N8nClient,
	name: string,
	rows: readonly TableRow[],
): Promise<void> {
	const path = await tablePath(client, name);
	await client.rest.send('POST', `${path}/insert`, { data: rows, returnType: 'count' });
}

export async function hasTable(client: N8nClient, name: string): Promise<boolean> {
	return (await findTable(client, name)) !== undefined;
}

async function tablePath(client: N8nClient, name: string): Promise<string> {
	const table = await findTable(client, name);
	if (table === undefined) throw new Error(`n8n has no data table ${name}`);
	return `/projects/${table.projectId}/data-tables/${table.id}`;
}

async function findTable({ rest }: N8nClient, name: string) {
	const answer = await rest.send('GET', '/data-tables-global?take=100');
	return tablesSchema.parse(answer).data.find((one) => one.name === name);
}
