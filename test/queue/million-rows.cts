import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { makeTypedTable, tableRows } from '../../scripts/n8n/data-table.cts';
import { neverExecuted } from '../e2e/recipes/executed.cts';
import { importRecipe, type Credentials } from '../e2e/recipes/import.cts';
import { readRecipe, type Recipe } from '../e2e/recipes/page.cts';
import { cluster } from './harness/one-cluster.cts';
import { runSql } from './harness/services.cts';

/** `QUEUE_ROWS=100000` takes a quarter of an hour. */
const ROWS = Number(process.env['QUEUE_ROWS'] ?? 3_000);
const PARTS = 10;
/** Longer than a part takes, and no longer than the test wants to wait for what a killed worker had begun. */
const LEASE_S = Math.max(30, ROWS / 250);
/** Instead of every 10 minutes. */
const EVERY_MS = (LEASE_S * 1000) / 2;
const SCHEDULE = 'Every 10 minutes';

/** The recipe for many rows: each part an execution of its own, on the workers. */
export function millionRows(): void {
	test(`${ROWS} rows in ${PARTS} parts: none is lost and none written twice, though both workers are killed`, async () => {
		const { client, sandbox } = cluster.now;
		sandbox.reset();
		sandbox.options.recordLimit = 0;
		const ids = sandbox.state.addVerifications(ROWS, { status: 'NEED_REVIEW' }).map(({ id }) => id);
		const unknown = '3c90c3cc-0d44-4b50-8888-8dd25736052a';
		await rowsFor([...ids, unknown]);
		const { manager, part } = await imported();
		const before = await databaseBytes();
		const startedAt = Date.now();
		const planned = await client.run(manager, 'Start');
		expect(planned.failure).toBeUndefined();
		// It adds what is not there, and nothing twice.
		expect((await client.run(manager, 'Start')).failure).toBeUndefined();
		expect(await partsIn()).toHaveLength(PARTS + 1);

		const written = (): number => ids.filter((id) => sandbox.record.writes(id).length > 0).length;
		for (let count = 0; count < 3; count++) {
			await client.start(manager, SCHEDULE);
			await delay(500);
		}
		for (const [name, share] of [
			['worker-1', 0.2],
			['worker-2', 0.4],
		] as const) {
			while (written() < share * ROWS) await continued(manager);
			await cluster.now.kill(name);
		}
		const cut = (await partsIn()).filter(({ state }) => state === 'claimed');
		expect(cut.length).toBeGreaterThan(0);
		await cluster.now.start('worker-1', 'worker-2');

		while ((await partsIn()).some(({ state }) => state !== 'done')) await continued(manager);
		const seconds = (Date.now() - startedAt) / 1000;
		const grown = (await databaseBytes()) - before;
		console.log(
			`${ROWS} rows: ${seconds.toFixed(0)} s, ${sandbox.record.total} requests, ${(grown / 1e6).toFixed(0)} MB more in the database`,
		);
		expect(ids.filter((id) => sandbox.record.writes(id).length !== 1)).toEqual([]);
		const failed = await tableRows(client, 'AnyCheck failed rows');
		expect(failed.map(({ verification_id }) => verification_id)).toEqual([unknown]);
		await runSql(cluster.now.postgresPort, 'DROP TABLE decisions');
		await everyNodeRan(readRecipe('a-million-rows'), manager);
		await everyNodeRan(readRecipe('one-part-of-many-rows'), part);
	}, 3_600_000);
}

let lastStart = 0;

/** A moment later; what the schedule starts meanwhile is started. */
async function continued(manager: string): Promise<void> {
	await delay(250);
	if (Date.now() - lastStart < EVERY_MS) return;
	lastStart = Date.now();
	await cluster.now.client.start(manager, SCHEDULE);
}

/** The rows to work on, in the database of this cluster. */
async function rowsFor(ids: string[]): Promise<void> {
	const file = join(tmpdir(), `anycheck-rows-${process.pid}.csv`);
	await writeFile(file, ids.map((id, index) => `${index + 1},${id},COMPLETED\n`).join(''));
	await runSql(
		cluster.now.postgresPort,
		'CREATE TABLE decisions (id integer PRIMARY KEY, verification_id text, status text)',
		`\\copy decisions FROM '${file}' CSV`,
	);
	await rm(file);
}

/** Both recipes as somebody has pasted them, with smaller parts and a shorter wait for those of a dead worker. */
async function imported(): Promise<{ manager: string; part: string }> {
	const { client, credential, postgresPort } = cluster.now;
	const number = (name: string) => ({ name, type: 'number' });
	const text = (name: string) => ({ name, type: 'string' });
	await makeTypedTable(client, 'AnyCheck parts', [
		...['part', 'first_row', 'last_row'].map(number),
		{ name: 'free_at', type: 'date' },
		text('execution'),
	]);
	await makeTypedTable(client, 'AnyCheck failed rows', [
		...['verification_id', 'reason'].map(text),
		number('part'),
	]);
	const name = 'Rows';
	const data = {
		host: '127.0.0.1',
		port: postgresPort,
		database: 'n8n',
		user: 'n8n',
		ssl: 'disable',
	};
	const postgres = { name, id: await client.saveCredential({ name, type: 'postgres', data }) };
	const credentials: Credentials = { byType: { anycheckApi: credential, postgres } };
	const { workflowId: part } = await importRecipe(
		cluster.now,
		pasted(readRecipe('one-part-of-many-rows')),
		credentials,
	);
	await client.activate(part);
	const recipe = readRecipe('a-million-rows');
	const { workflowId: manager } = await importRecipe(
		cluster.now,
		pasted(recipe),
		credentials,
		{ 'Run the part': { workflowId: { __rl: true, mode: 'id', value: part } } },
		{
			'Parts of the rows': changed(recipe, 'Parts of the rows', '10000', String(ROWS / PARTS)),
			Claim: changed(recipe, 'Claim', 'minutes: 30', `seconds: ${LEASE_S}`),
		},
	);
	return { manager, part };
}

/** In a new workflow of the editor. */
function pasted(recipe: Recipe): Recipe {
	return { ...recipe, workflow: { ...recipe.workflow, settings: { executionOrder: 'v1' } } };
}

/** A node's parameters with something else in them. @throws when it is not in there */
function changed(recipe: Recipe, name: string, from: string, to: string): Record<string, unknown> {
	const node = recipe.workflow.nodes.find((one) => one.name === name);
	const text = JSON.stringify(node?.parameters);
	if (!text.includes(from)) throw new Error(`${name} has no ${from}`);
	return JSON.parse(text.replace(from, to)) as Record<string, unknown>;
}

async function partsIn(): Promise<{ state: 'waiting' | 'claimed' | 'done' }[]> {
	const rows = await tableRows(cluster.now.client, 'AnyCheck parts');
	return rows.map(({ free_at }) => {
		const year = new Date(String(free_at)).getFullYear();
		if (year > 9000) return { state: 'done' };
		return { state: year > 2000 ? 'claimed' : 'waiting' };
	});
}

async function databaseBytes(): Promise<number> {
	return Number(await runSql(cluster.now.postgresPort, "SELECT pg_database_size('n8n')"));
}

async function everyNodeRan(recipe: Recipe, workflowId: string): Promise<void> {
	const { client } = cluster.now;
	const ids = await client.executions(workflowId);
	const executions = await Promise.all(ids.map(async (id) => await client.execution(id)));
	expect(neverExecuted(recipe, executions)).toEqual([]);
}
