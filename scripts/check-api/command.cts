import { parseArgs } from 'node:util';
import { isId } from '../../nodes/Anycheck/verification/id';
import { addressFrom } from './address.cts';
import type { Settings } from './check.cts';
import { words, type Word } from './probe.cts';
import { probes } from './probes/index.cts';
import { UsageError } from './trouble.cts';

const options = {
	verification: { type: 'string' },
	also: { type: 'string', multiple: true, default: [] as string[] },
	address: { type: 'string' },
	production: { type: 'boolean', default: false },
	'read-only': { type: 'boolean', default: false },
	yes: { type: 'boolean', default: false },
	with: { type: 'string', multiple: true, default: [] as string[] },
	only: { type: 'string', multiple: true, default: [] as string[] },
	'webhook-port': { type: 'string', default: '0' },
	'webhook-url': { type: 'string' },
	'webhook-wait': { type: 'string', default: '60' },
	folder: { type: 'string', default: '.' },
	help: { type: 'boolean', default: false },
} as const;

export const usage = `Usage: npm run check-api -- --verification <ID> [options]

Asks AnyCheck what its documentation leaves open, on your own account, and writes anycheck-check.md and
anycheck-check.json. Take a verification that was made for this test: it is changed and put back.

  --verification <ID>   the verification; COMPLETED or NEED_REVIEW, with at least two fields in its output
  --also <ID>           another one made for this test, in another status or of another service; again for more
  --address <address>   staging (without it), production, or https://…
  --production          the word without which only staging and this machine are asked
  --read-only           only what changes nothing
  --yes                 changes without asking first, for scripts
  --with <what>         asks what else there is; again for more:
${Object.entries(words)
	.map(([word, cost]) => `                          ${word}: ${cost}`)
	.join('\n')}
  --only <question>     asks this one only, by its id in anycheck-check.json; again for more
  --webhook-port <port> of the listener on this machine, for --with webhook
  --webhook-url <url>   the public address that leads to it; the verification's webhook_url
  --webhook-wait <s>    how long a report is waited for; 60 seconds without it
  --folder <folder>     where the report goes; this folder without it

Credentials come from the environment or are typed: ANYCHECK_EMAIL and ANYCHECK_PASSWORD, ANYCHECK_API_KEY,
ANYCHECK_ACCESS_TOKEN; with --with webhook also ANYCHECK_WEBHOOK_SECRET. Never from the command line, which
others on this machine can see.

Ends with 0 when every question that was asked got through, 1 when something was in the way or could not be put
back, 2 when the command is not understood, 130 after Ctrl+C.`;

/**
 * Understands the command line; undefined when help is asked for.
 * @throws UsageError, which repeats nothing of what was typed but names of options
 */
export function settingsFrom(args: string[], env: NodeJS.ProcessEnv): Settings | undefined {
	const values = parsed(args);
	if (values.help) return undefined;
	const named = values.with.map(wordFrom);
	const secret = env['ANYCHECK_WEBHOOK_SECRET'];
	const settings: Settings = {
		address: addressFrom(values.address, values.production),
		also: [...new Set(values.also.map((id) => idFrom(id, '--also')))],
		isReadOnly: values['read-only'],
		isAgreed: values.yes,
		only: new Set(values.only.map(questionFrom)),
		words: new Set(named.includes('create') ? [...named, 'webhook'] : named),
		webhook: {
			port: numberFrom(values['webhook-port'], '--webhook-port', 65_535),
			waitMs: 1000 * numberFrom(values['webhook-wait'], '--webhook-wait', 3600),
			copiesMs: 1000,
		},
		folder: values.folder,
		pauseMs: 100,
		settleMs: 1000,
		timeoutMs: 30_000,
		longestLagMs: 10_000,
		burstPauseMs: 1000,
	};
	if (values.verification !== undefined) {
		settings.verification = idFrom(values.verification, '--verification');
	}
	if (settings.also.length > 0 && settings.verification === undefined) {
		throw new UsageError('--also goes with --verification');
	}
	settings.also = settings.also.filter((id) => id !== settings.verification);
	if (values['webhook-url'] !== undefined) {
		if (!URL.canParse(values['webhook-url']))
			throw new UsageError('--webhook-url takes an address');
		settings.webhook.url = values['webhook-url'];
	}
	if (secret !== undefined && secret !== '') settings.webhook.secret = secret;
	return settings;
}

function parsed(args: string[]) {
	try {
		return parseArgs({ args, options, allowPositionals: false }).values;
	} catch {
		const known = new Set(Object.keys(options));
		const name = args.find((arg) => arg.startsWith('-') && !known.has(nameOf(arg)));
		if (name !== undefined && /pass|key|token|secret|email/i.test(nameOf(name))) {
			throw new UsageError(
				'Passwords, keys and tokens are never taken from the command line: see --help for the names in the environment',
			);
		}
		throw new UsageError('The command is not understood: see --help');
	}
}

function nameOf(arg: string): string {
	return arg.replace(/^-+/, '').split('=')[0] ?? '';
}

function wordFrom(given: string): Word {
	const found = (Object.keys(words) as Word[]).find((word) => word === given);
	if (found !== undefined) return found;
	throw new UsageError(`--with takes ${Object.keys(words).join(', ')}`);
}

function questionFrom(given: string): string {
	if (probes.some(({ id }) => id === given)) return given;
	throw new UsageError(`--only takes ${probes.map(({ id }) => id).join(', ')}`);
}

function idFrom(given: string, option: string): string {
	if (isId(given)) return given.toLowerCase();
	throw new UsageError(
		`${option} takes the ID of a verification, which looks like 3c90c3cc-0d44-4b50-8888-8dd25736052a`,
	);
}

function numberFrom(given: string, option: string, most: number): number {
	const number = Number(given);
	if (/^\d+$/.test(given) && number <= most) return number;
	throw new UsageError(`${option} takes a whole number up to ${most}`);
}
