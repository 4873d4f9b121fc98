// The stand-ins themselves: what they refuse has to be noticed, else no test of an example would mean much.
import { chain, node } from '../harness/workflows.cts';
import { Example } from './support/example.cts';

let example: Example;

beforeAll(async () => {
	example = await Example.open('scheduled-sweep', { label: 'stand-ins' });
});
beforeEach(() => {
	example.reset();
});
afterAll(async () => {
	await example.close();
});

/** Runs one node of n8n's own. @returns what stopped it */
async function run(
	type: string,
	version: number,
	parameters: Record<string, unknown>,
	credentials = {},
): Promise<string | undefined> {
	const start = node('Start', 'n8n-nodes-base.manualTrigger', 1, {});
	const tried = { ...node('Tried', type, version, parameters), credentials };
	const id = await example.client.saveWorkflow(chain('Stand-ins', [start, tried]));
	return (await example.client.run(id, 'Start')).failure;
}

function post(url: string, body: object): Promise<string | undefined> {
	return run('n8n-nodes-base.httpRequest', 4.2, {
		method: 'POST',
		url,
		sendBody: true,
		specifyBody: 'json',
		jsonBody: JSON.stringify(body),
		options: {},
	});
}

test('a request for a host that nobody stands in for goes nowhere, and is complained about', async () => {
	expect(await post('https://example.com/elsewhere', {})).toMatch(/502|machine/i);
	expect(example.complaints()).toEqual(['POST https://example.com/elsewhere']);
});

test('a call that the service does not have is complained about', async () => {
	const slack = { slackApi: await saved('slackApi') };
	const parameters = {
		resource: 'channel',
		operation: 'archive',
		channelId: { __rl: true, mode: 'id', value: 'C0123456789' },
	};
	await run('n8n-nodes-base.slack', 2.3, parameters, slack);
	expect(example.complaints()).toEqual([expect.stringMatching(/^Slack: POST .*conversations/)]);
});

test('a message for something that is no channel is complained about', async () => {
	const slack = { slackApi: await saved('slackApi') };
	const parameters = {
		select: 'channel',
		channelId: { __rl: true, mode: 'name', value: 'no-hash' },
		text: 'x',
		otherOptions: {},
	};
	await run('n8n-nodes-base.slack', 2.3, parameters, slack);
	expect(example.complaints()).toEqual([expect.stringMatching(/^Slack: POST .*postMessage/)]);
});

test('nobody is let in without the right key', async () => {
	const refused = await post('https://slack.com/api/chat.postMessage', {
		channel: '#x',
		text: 'x',
	});
	expect([refused, example.parties.slack.messages]).toEqual([undefined, []]);
	expect(await post('https://api.hubapi.com/crm/v3/objects/deals/search', {})).toMatch(/401|auth/i);
	expect(await post('https://api.pipedrive.com/api/v2/deals', {})).toMatch(/401|auth/i);
	const token = { grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion: 'a.e30.c' };
	expect(await post('https://oauth2.googleapis.com/token', token)).toMatch(/400|bad request/i);
	expect(example.complaints()).toEqual([]);
});

async function saved(type: string): Promise<{ id: string; name: string }> {
	const credential = example.parties.credentials.find((one) => one.type === type);
	if (credential === undefined) throw new Error(`No credential ${type}`);
	return { id: await example.client.saveCredential(credential), name: credential.name };
}
