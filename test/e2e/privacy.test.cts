// What docs/privacy.md says about n8n is so in the n8n that this package is tested with.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import axios from 'axios';
import { CREDENTIAL_TYPE } from '../../scripts/demo/examples.cts';
import { projectFolder } from '../../scripts/demo/folders.cts';
import { OWNER } from '../../scripts/n8n/account.cts';
import { ensureN8n } from '../../scripts/n8n/install.cts';
import type { N8nInstallation } from '../../scripts/n8n/locations.cts';
import type { Execution } from '../../scripts/n8n/execution.cts';
import { loginData, openContext, type Context } from './harness/context.cts';
import { anycheckNode, chain, node } from './harness/workflows.cts';

const PAGE = readFileSync(join(projectFolder, 'docs', 'privacy.md'), 'utf8');
let installation: N8nInstallation;
let context: Context;

beforeAll(async () => {
	installation = await ensureN8n(console.log, AbortSignal.timeout(600_000));
	context = await openContext('privacy');
});
afterAll(async () => {
	await context.close();
});

/** n8n's configuration about executions, with one variable set or none, as `name=value` lines. */
function configuration(variables: Readonly<Record<string, string>>): string[] {
	const script =
		"require('reflect-metadata'); const { Container } = require('@n8n/di');" +
		"const { ExecutionsConfig } = require('@n8n/config');" +
		'console.log(JSON.stringify(Container.get(ExecutionsConfig)));';
	const env = { PATH: process.env.PATH ?? '', HOME: context.filesFolder, ...variables };
	const options = { cwd: installation.folder, env, encoding: 'utf8' } as const;
	const printed = execFileSync(installation.nodeBinary, ['-e', script], options);
	const entries = Object.entries(JSON.parse(printed) as object);
	return entries.map(([name, value]) => `${name}=${JSON.stringify(value).replaceAll('"', '')}`);
}

const OTHER: Readonly<Record<string, string>> = { true: 'false', false: 'true', all: 'none' };
const VARIABLES = [...PAGE.matchAll(/^\| `(EXECUTIONS_\w+)`\s+\|[^|]+\| `(\w+)`\s+\|$/gm)].map(
	([, name = '', byDefault = '']) => [name, byDefault] as const,
);

test('the page has a table of variables', () => {
	expect(VARIABLES.length).toBeGreaterThanOrEqual(8);
});

test.each(VARIABLES)('%s has an effect, and is %s unless set', (name, byDefault) => {
	const other = OTHER[byDefault] ?? '7';
	const unset = configuration({});
	const changed = configuration({ [name]: other }).filter((line) => !unset.includes(line));
	expect(changed).toEqual([expect.stringMatching(new RegExp(`=${other}$`))]);
	const field = changed[0]?.split('=')[0] ?? '';
	expect(unset).toContain(`${field}=${byDefault}`);
});

test('the settings have the names that the editor shows', () => {
	const folder = join(installation.folder, 'node_modules', 'n8n-editor-ui', 'dist', 'assets');
	const scripts = readdirSync(folder).filter((file) => file.endsWith('.js'));
	const words = scripts
		.map((file) => readFileSync(join(folder, file), 'utf8'))
		.filter((script) => script.includes('workflowSettings.saveDataSuccessExecution'))
		.join('\n');
	const bold = [...PAGE.matchAll(/\*\*(?:Settings > )?((?:Save|Redact) [^*]+)\*\*/g)];
	const names = new Set(bold.map(([, name = '']) => name));
	expect(names.size).toBeGreaterThanOrEqual(4);
	expect([...names, 'Do not save'].filter((name) => !words.includes(`\`${name}\``))).toEqual([]);
});

test("the credential's window can rule n8n's HTTP Request node out", async () => {
	const { email, password } = OWNER;
	const credentials = { emailOrLdapLoginId: email, password };
	const login = await axios.post(`${context.url}/rest/login`, credentials, { proxy: false });
	const { data } = await axios.get<{ name: string; properties: unknown[] }[]>(
		`${context.url}/types/credentials.json`,
		{ proxy: false, headers: { Cookie: login.headers['set-cookie']?.join('; ') } },
	);
	const ours = data.find(({ name }) => name === CREDENTIAL_TYPE);
	const field = { displayName: 'Allowed HTTP Request Domains' };
	expect(ours?.properties).toContainEqual(expect.objectContaining(field));
});

/** What came of a request that n8n's HTTP Request node makes with our credential. */
async function requested(address: string, credential: Context['credential']): Promise<Execution> {
	const request = {
		url: address,
		authentication: 'predefinedCredentialType',
		nodeCredentialType: CREDENTIAL_TYPE,
	};
	const workflowId = await context.client.saveWorkflow(
		chain('A request of its own', [
			node('Start', 'n8n-nodes-base.manualTrigger', 1, {}),
			{
				...node('Request', 'n8n-nodes-base.httpRequest', 4.2, request),
				credentials: { [CREDENTIAL_TYPE]: credential },
			},
		]),
	);
	return await context.client.run(workflowId, 'Start');
}

test("n8n's HTTP Request node gets the credential to AnyCheck, and to no other server", async () => {
	const { sandbox, credential } = context;
	const own = await requested(`${sandbox.url}/services`, credential);
	expect(own.failure).toBeUndefined();
	const foreign = await requested(`${sandbox.filesUrl}/storage/x`, credential);
	expect(foreign.failure).toMatch(/does not belong to the credential/);
	expect(sandbox.record.foreign).toEqual([]);
});

test('ruled out for that node, the credential still serves ours', async () => {
	const { client, sandbox } = context;
	const name = 'Sandbox, not for HTTP Request';
	const data = { ...loginData(sandbox.url), allowedHttpRequestDomains: 'none' };
	const id = await client.saveCredential({ name, type: CREDENTIAL_TYPE, data });
	expect((await requested(`${sandbox.url}/services`, { id, name })).failure).toMatch(
		/prevent use within an HTTP Request/,
	);
	const services = anycheckNode(
		'Services',
		{ id, name },
		{ resource: 'service', operation: 'getAll' },
	);
	const start = node('Start', 'n8n-nodes-base.manualTrigger', 1, {});
	const workflowId = await client.saveWorkflow(chain('Ours', [start, services]));
	const execution = await client.run(workflowId, 'Start');
	expect(execution.failure).toBeUndefined();
	expect(execution.items('Services').length).toBeGreaterThan(0);
});
