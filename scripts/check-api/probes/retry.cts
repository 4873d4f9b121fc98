import type { VerificationStatus } from '../../../sandbox/index.cts';
import { defaultOptions } from '../../../sandbox/options.cts';
import type { Check } from '../check.cts';
import type { Answer, Probe } from '../probe.cts';
import { isSuccess, refusalText, refuseOthers, type Reply } from '../reply.cts';
import { Unanswered } from '../trouble.cts';

const RUNNING = ['IN_QUEUE', 'IN_PROGRESS'];

/** Waits for the end of a run, as long as a report is waited for. */
async function untilDone(check: Check): Promise<string> {
	const subject = check.agreed();
	const until = Date.now() + check.settings.webhook.waitMs;
	for (;;) {
		const status = String((await subject.read())['status']);
		if (!RUNNING.includes(status) || Date.now() > until) return status;
		await check.api.client.pause(Math.min(2000, check.settings.webhook.waitMs / 5));
	}
}

async function retry(check: Check, force: 'nowhere' | 'query' | 'body'): Promise<Reply> {
	const reply = await check.api.send('retryVerification', {
		path: { id: check.agreed().id },
		...(force === 'query' ? { query: { force: true } } : {}),
		...(force === 'body' ? { body: { force: true } } : {}),
	});
	refuseOthers(reply);
	if (reply.status === 401 || reply.status === 403) {
		throw new Unanswered(`A retry was refused: ${refusalText(reply)}`);
	}
	return reply;
}

function placeOf(query: Reply, body: Reply): Answer {
	const [isInQuery, isInBody] = [isSuccess(query), isSuccess(body)];
	if (isInQuery && isInBody) {
		return { text: 'In the query and in the body', seen: { forceIn: 'either' } };
	}
	if (isInQuery) return { text: 'In the query', seen: { forceIn: 'query' } };
	if (isInBody) {
		return {
			text: 'In the body',
			seen: { forceIn: 'body' },
			settings: ['Retry: set Send Force In to Request Content'],
		};
	}
	throw new Unanswered(`Refused in both places (${refusalText(body)})`);
}

/** The last question: what it changes cannot be put back. */
export const retryProbes: Probe[] = [
	{
		id: 'force',
		question: 'Where does the force of a retry go?',
		row: 'Where does **Force** of a retry go?',
		word: 'retry',
		async ask(check) {
			const subject = check.agreed();
			const before = subject.original['credit_used'];
			const { status } = subject;
			const plain = await retry(check, 'nowhere');
			const isFree = isSuccess(plain);
			if (isFree) await untilDone(check);
			const query = await retry(check, 'query');
			if (isSuccess(query)) await untilDone(check);
			const body = await retry(check, 'body');
			if (isSuccess(body)) await untilDone(check);
			const now = (await subject.read())['credit_used'];
			const cost = now === before ? 'credit_used is the same as before' : 'credit_used has changed';
			const { text, seen, ...rest } = placeOf(query, body);
			const { retryableStatuses } = defaultOptions();
			const free = isFree ? [`${status} needs none`] : [];
			return {
				...rest,
				text: [text, ...free, cost].join('; '),
				seen: {
					...seen,
					retryableStatuses: isFree
						? [...new Set([...retryableStatuses, status as VerificationStatus])]
						: retryableStatuses,
				},
			};
		},
	},
];
