import { isObject, type JsonObject } from '../../../nodes/Anycheck/json/objects';
import type { By } from '../api.cts';
import type { Check } from '../check.cts';
import type { Asking } from '../client.cts';
import type { Probe } from '../probe.cts';
import { isSuccess, objectIn, refusalText, refuseOthers } from '../reply.cts';
import { Stopped, Trouble, Unanswered } from '../trouble.cts';

/** Calls that change nothing, as far as the verification tells what to ask for. */
async function readings(check: Check): Promise<[string, Asking][]> {
	const calls: [string, Asking][] = [['listServices', {}]];
	for (const id of ['listCustomTemplates', 'listPrebuiltTemplates']) {
		calls.push([id, {}]);
	}
	const template = await firstId(check, ['listPrebuiltTemplates', 'listCustomTemplates']);
	if (template !== undefined) calls.push(['getTemplate', { path: { id: template } }]);
	const { subject } = check;
	if (!subject) return calls;
	calls.push(['getVerification', { path: { id: subject.id } }]);
	const { result_id: result, folder_id: folder, service } = subject.original;
	if (typeof result === 'string') {
		calls.push(['listVerifications', { query: { result_id: result } }]);
	}
	if (isObject(service) && typeof service['id'] === 'string') {
		calls.push(['getService', { path: { id: service['id'] } }]);
	}
	if (typeof folder === 'string') {
		calls.push(['getFolder', { path: { id: folder } }]);
		const group = await groupOf(check, folder);
		if (group !== undefined) calls.push(['listFolders', { path: { group_id: group } }]);
	}
	return calls;
}

/** The group of a folder, asked with whatever credential is accepted. */
export async function groupOf(check: Check, folder: string): Promise<string | undefined> {
	const found = await readWithAny(check, 'getFolder', { path: { id: folder } });
	const group = found?.['group'];
	return isObject(group) && typeof group['id'] === 'string' ? group['id'] : undefined;
}

async function firstId(check: Check, lists: string[]): Promise<string | undefined> {
	for (const list of lists) {
		const items = (await readWithAny(check, list, {}))?.['items'];
		const first: unknown = Array.isArray(items) ? items[0] : undefined;
		if (isObject(first) && typeof first['id'] === 'string') return first['id'];
	}
	return undefined;
}

async function readWithAny(
	check: Check,
	id: string,
	asking: Asking,
): Promise<JsonObject | undefined> {
	for (const by of ['user', 'key'] as const) {
		try {
			return objectIn(await check.api.send(id, asking, by));
		} catch (error) {
			if (error instanceof Stopped) throw error;
		}
	}
	return undefined;
}

/** Which of the calls a credential may make. */
async function matrix(check: Check, by: By): Promise<{ asked: number; refused: string[] }> {
	const calls = await readings(check);
	const refused: string[] = [];
	let asked = 0;
	let trouble: Trouble | undefined;
	for (const [id, asking] of calls) {
		const reply = await check.api.send(id, asking, by);
		try {
			refuseOthers(reply);
		} catch (error) {
			trouble = error as Trouble;
			continue;
		}
		if (isSuccess(reply)) asked += 1;
		else if (reply.status === 401 || reply.status === 403) {
			asked += 1;
			refused.push(id);
		}
	}
	if (asked === 0) throw trouble ?? new Unanswered('None of the calls was answered');
	if (refused.length === asked) throw new Unanswered('It is refused for every call');
	return { asked, refused };
}

function matrixText({ asked, refused }: { asked: number; refused: string[] }): string {
	const without = refused.length === 0 ? 'all of them' : `all but ${refused.join(', ')}`;
	return `Of ${asked} calls asked: ${without}`;
}

/** What reads only. */
export const readingProbes: Probe[] = [
	{
		id: 'readingWithKey',
		question: 'Which calls that read does an API key make?',
		async ask(check) {
			check.api.access.key();
			const found = await matrix(check, 'key');
			return {
				text: matrixText(found),
				// The calls are named by this package.
				seen: { apiKeyRefusedBy: found.refused as never },
				changes: found.refused.map((id) => `openapi: ${id} does not take a key`),
			};
		},
	},
	{
		id: 'readingWithUser',
		question: 'Which calls that read does a user make?',
		async ask(check) {
			const found = await matrix(check, 'user');
			return {
				text: matrixText(found),
				seen: { tokenRefusedBy: found.refused as never },
				changes: found.refused.map((id) => `openapi: ${id} does not take a session token`),
			};
		},
	},
	{
		id: 'fileLinks',
		question: 'Who can open the links to files?',
		async ask(check) {
			const link = linkIn(check.verification().original);
			if (link === undefined) throw new Unanswered('The verification has no link to a file');
			if (!URL.canParse(link)) throw new Trouble('The link to a file is no address');
			const { client } = check.api;
			const isForeign = new URL(link).origin !== new URL(client.address.url).origin;
			const isOpenTo = ({ status }: { status: number }) => status < 400;
			const alone = await client.look(link, {});
			const needsCredential = !isOpenTo(alone);
			const reply = needsCredential
				? await client.look(link, await check.api.headers('either'))
				: alone;
			if (!isOpenTo(reply)) {
				throw new Unanswered(`A link was answered ${reply.status}, with and without a credential`);
			}
			const isRedirected = reply.status >= 300;
			return {
				text: [
					isForeign ? 'On an address of their own' : "On AnyCheck's own address",
					needsCredential ? 'for who is signed in' : 'for everybody who has the link',
					...(isRedirected ? ['by a redirect'] : []),
				].join(', '),
				seen: {
					filesHost: isForeign ? 'foreign' : 'api',
					filesNeedAuthentication: needsCredential,
					filesRedirect: isRedirected,
				},
			};
		},
	},
	{
		id: 'secretShown',
		question: 'Is the webhook secret masked in answers?',
		async ask(check) {
			await Promise.resolve();
			const metadata = check.verification().original['webhook_metadata'];
			const secret = isObject(metadata) ? metadata['webhook_secret'] : undefined;
			if (typeof secret !== 'string') {
				throw new Unanswered('The verification was created without a webhook secret');
			}
			const isMasked = /^[*•xX.]+$/.test(secret);
			return {
				text: isMasked ? 'Yes' : 'No: whoever may read the verification can read it',
				seen: { maskWebhookSecret: isMasked },
			};
		},
	},
	{
		id: 'templateSchema',
		question: 'Which form has the schema of a template?',
		row: 'Which **form** has the schema of a template?',
		async ask(check) {
			const forms = new Map<string, number>();
			for (const list of ['listCustomTemplates', 'listPrebuiltTemplates']) {
				const reply = await check.api.send(list);
				refuseOthers(reply);
				if (!isSuccess(reply)) throw new Unanswered(`Refused: ${refusalText(reply)}`);
				const { items } = objectIn(reply);
				for (const item of Array.isArray(items) ? (items as unknown[]) : []) {
					const form = formOf(isObject(item) ? item['schema'] : undefined);
					forms.set(form, (forms.get(form) ?? 0) + 1);
				}
			}
			if (forms.size === 0) throw new Unanswered('The account has no templates');
			const text = [...forms].map(([form, count]) => `${form} (${count} templates)`).join(', ');
			return { text: `Those there are have: ${text}` };
		},
	},
];

function linkIn({
	input_file_url: inputs,
	output_file_url: output,
}: JsonObject): string | undefined {
	const lists = isObject(inputs) ? Object.values(inputs) : [];
	const links = [...lists.flat(), output];
	return links.find((link): link is string => typeof link === 'string');
}

function formOf(schema: unknown): string {
	if (!isObject(schema)) return 'no object';
	if (isObject(schema['properties'])) return 'JSON Schema';
	const fields = Object.values(schema).filter(isObject);
	if (fields.length === 0) return 'without fields';
	const has = (name: string): boolean => fields.some((field) => name in field);
	const parts = ['type', 'required', 'description'].filter(has);
	return `field to { ${parts.join(', ')} }`;
}
