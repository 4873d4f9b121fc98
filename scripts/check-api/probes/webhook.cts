import { isSame } from '../../../nodes/Anycheck/json/compare';
import { isObject, type JsonObject } from '../../../nodes/Anycheck/json/objects';
import { readDelivery } from '../../../nodes/Anycheck/trigger/delivery';
import { verifySignature } from '../../../nodes/Anycheck/trigger/signature';
import { verificationFields } from '../../../sandbox/verificationFields.cts';
import type { Check } from '../check.cts';
import type { Arrival } from '../listener.cts';
import { experiment, type Experiment } from '../experiment.cts';
import type { Answer, Probe } from '../probe.cts';
import { describe, safeName, safePath } from '../safe.cts';
import { schemeOf, type Scheme } from '../signature.cts';
import { Unanswered } from '../trouble.cts';

const SIGNATURE_ROW = 'Which **signature** do webhooks carry, over what?';
const REPEATS_ROW = "Are webhooks **repeated** if n8n doesn't answer?";

/** What was sent and what came; the same for all questions about it. */
async function seen(check: Check): Promise<Experiment & { first: Arrival }> {
	const found = await experiment(check);
	const [first] = found.arrivals;
	if (!first) throw new Unanswered('No report came');
	return { ...found, first };
}

function settingsFor(arrival: Arrival, secret: string, scheme: Scheme | undefined): string[] {
	const headers = Object.fromEntries(
		arrival.headers.map(([name, value]) => [name.toLowerCase(), value]),
	);
	const rules = { now: arrival.at, toleranceMs: 5 * 60_000 };
	const verdict = (allowUndated: boolean, header?: string): string => {
		const found = verifySignature({ rawBody: arrival.body, headers }, [secret], {
			...rules,
			allowUndated,
			...(header === undefined ? {} : { header }),
		});
		return found.kind === 'valid' ? 'valid' : found.reason;
	};
	const named = scheme?.signatureHeader.toLowerCase();
	const header = scheme === undefined ? '' : safeName(scheme.signatureHeader);
	if (verdict(false) === 'valid') return ['Trigger: Accept > Signed Calls works as it is'];
	if (verdict(true) === 'valid') return ['Trigger: switch on Accept Signatures Without Time'];
	if (named !== undefined && verdict(false, named) === 'valid') {
		return [`Trigger: enter ${header} under Signature Header`];
	}
	if (named !== undefined && verdict(true, named) === 'valid') {
		return [
			`Trigger: enter ${header} under Signature Header, and switch on Accept Signatures Without Time`,
		];
	}
	const reason = verdict(true);
	if (['stale', 'future'].includes(reason)) {
		return ['Trigger: raise Max Age, for the times of reports are not those of this machine'];
	}
	return ['Trigger: choose Accept > All Calls, Checked With AnyCheck'];
}

function schemeText({
	signatureHeader,
	signatureForm,
	signedString,
	timestampHeader,
}: Scheme): string {
	const isInBody = signedString.includes('{timestamp}') && !signatureForm.includes('{timestamp}');
	const place = timestampHeader === null ? 'the body' : safeName(timestampHeader);
	const time = timestampHeader !== null || isInBody ? `, time in ${place}` : '';
	const string = signedString.replace('\n', '\\n');
	return `${safeName(signatureHeader)}: ${signatureForm}, over ${string}${time}`;
}

/** Fields of a report that say what the verification says, by their paths. */
function fieldsOf(
	body: JsonObject,
	verification: JsonObject,
	prefix: string[] = [],
): [string[], string][] {
	return Object.entries(body).flatMap(([name, value]): [string[], string][] => {
		const path = [...prefix, name];
		if (path.join('.') === 'event' || path.join('.') === 'timestamp') return [];
		const same = verificationFields.filter((one) => {
			const known = verification[one];
			return known !== null && known !== undefined && known !== '' && isSame(known, value);
		});
		// Two fields may have one value: then the name decides.
		const field = same.find((one) => one === name) ?? same[0];
		if (field !== undefined) return [[path, field]];
		return isObject(value) ? fieldsOf(value, verification, path) : [];
	});
}

function jsonOf(arrival: Arrival): JsonObject {
	const read = readDelivery(arrival.body);
	if (read.kind !== 'delivery') throw new Unanswered('A report is not understood');
	return read.body;
}

export const webhookProbes: Probe[] = [
	{
		id: 'webhookHeaders',
		question: 'Which headers does a report have?',
		row: SIGNATURE_ROW,
		word: 'webhook',
		async ask(check) {
			const { first } = await seen(check);
			const ignored = /^(host|connection|content-length|accept.*|user-agent|transfer-encoding)$/i;
			const names = first.headers.map(([name]) => name).filter((name) => !ignored.test(name));
			return { text: names.map(safeName).join(', ') };
		},
	},
	{
		id: 'webhookSignature',
		question: 'How is a report signed?',
		row: SIGNATURE_ROW,
		word: 'webhook',
		async ask(check) {
			const { first, secret } = await seen(check);
			if (secret === undefined) throw new Unanswered('The webhook secret is not known');
			const scheme = schemeOf(first, secret);
			const settings = settingsFor(first, secret, scheme);
			if (!scheme) {
				return {
					text: 'In no way that is known here',
					isOtherwise: true,
					settings,
					changes: ['trigger: a scheme that it does not know'],
				};
			}
			return {
				text: schemeText(scheme),
				seen: { webhooks: withSafeHeaders(scheme) },
				settings,
			};
		},
	},
	{
		id: 'webhookBody',
		question: 'What does a report tell?',
		row: SIGNATURE_ROW,
		word: 'webhook',
		async ask(check) {
			const { first, verification } = await seen(check);
			const body = jsonOf(first);
			const isLegacy = body['event'] !== 'verification.status_changed';
			const status = readDelivery(first.body);
			const told = status.kind === 'delivery' ? status : undefined;
			const known = told?.status === undefined ? {} : { status: told.status };
			const found = fieldsOf(body, { ...verification, ...known });
			const names = found.map(([path]) => safePath(path));
			const needsPath = told?.verificationId === undefined;
			const fields = Object.fromEntries(found.map(([path, field]) => [safePath(path), field]));
			const contentType = first.headers.find(([name]) => /^content-type$/i.test(name))?.[1] ?? '';
			const isPlain = /^application\/json(; ?charset=utf-8)?$/i.test(contentType);
			return {
				text: `${isLegacy ? 'Older' : 'Newer'} form, with ${names.join(', ') || 'nothing of the verification'}; ${isPlain ? 'JSON' : `content type: ${describe(contentType)}`}`,
				seen: {
					webhooks: {
						generation: isLegacy ? 'legacy' : 'current',
						...(isLegacy ? {} : { fields: fields as never }),
						...(isPlain ? { contentType } : {}),
					},
				},
				...(needsPath ? { settings: ['Trigger: fill in Path of the ID'] } : {}),
			};
		},
	},
	{
		id: 'webhookRepeats',
		question: 'Is a report repeated that was not taken?',
		row: REPEATS_ROW,
		word: 'webhook',
		async ask(check) {
			const { repeat, first, copies, isOfUpdates } = await seen(check);
			const twice = copies > 1 ? `; each comes ${copies} times` : '';
			const common: Answer['seen'] = {
				webhooks: { copies, ...(isOfUpdates ? { deliverUpdates: true } : {}) },
			};
			if (!repeat) {
				const seconds = check.settings.webhook.waitMs / 1000;
				return {
					text: `Not within ${seconds} s${twice}`,
					seen: { webhooks: { ...common.webhooks, retryDelaysMs: [] } },
				};
			}
			const delay = repeat.at - first.at;
			const isSameAgain = isSame(repeat.headers, first.headers);
			return {
				text: `Yes, after ${Math.round(delay / 100) / 10} s, ${isSameAgain ? 'as it was' : 'signed anew'}${twice}`,
				seen: {
					webhooks: { ...common.webhooks, retryDelaysMs: [delay], resignRetries: !isSameAgain },
				},
			};
		},
	},
	{
		id: 'webhookOrder',
		question: 'In which order do reports come?',
		row: REPEATS_ROW,
		word: 'webhook',
		async ask(check) {
			const { sent, told } = await seen(check);
			if (sent.length < 2) throw new Unanswered('There was one change only');
			if (told.length < sent.length) {
				throw new Unanswered(`Of ${sent.length} changes, ${told.length} were reported`);
			}
			const times = told.flatMap(({ at }) => at ?? []);
			const isSorted = times.every((at, index) => at >= (times[index - 1] ?? at));
			const isInOrder =
				isSorted &&
				isSame(
					told.slice(-sent.length).map(({ status }) => status),
					sent,
				);
			return {
				text: isInOrder
					? `In that of the ${sent.length} changes`
					: 'In another one than that of the changes',
				...(isInOrder ? {} : { settings: ['Trigger: switch on Drop Late Changes'] }),
			};
		},
	},
	{
		id: 'webhookOfUpdate',
		question: 'Does an update send a report?',
		row: 'Does an update send a **webhook**, change `output_status`',
		word: 'webhook',
		async ask(check) {
			const { arrivals, isOfUpdates } = await experiment(check);
			if (!isOfUpdates) throw new Unanswered('Asked only without --with create');
			const isSeen = arrivals.length > 0;
			return {
				text: isSeen ? 'Yes' : `Not within ${check.settings.webhook.waitMs / 1000} s`,
				seen: { webhooks: { deliverUpdates: isSeen } },
			};
		},
	},
];

/** A name that may be data is replaced by a plain one: the sandbox needs some. */
function withSafeHeaders(scheme: Scheme): Scheme {
	const safe = (name: string, plain: string): string => (safeName(name) === name ? name : plain);
	const { signatureHeader, timestampHeader, idHeader } = scheme;
	return {
		...scheme,
		signatureHeader: safe(signatureHeader, 'X-Signature'),
		timestampHeader: timestampHeader === null ? null : safe(timestampHeader, 'X-Timestamp'),
		idHeader: idHeader === null ? null : safe(idHeader, 'X-Webhook-Id'),
	};
}
