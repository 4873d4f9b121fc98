import { randomUUID } from 'node:crypto';
import type { ErrorKind } from '../../../sandbox/statuses.cts';
import type { Asking } from '../client.cts';
import type { Check } from '../check.cts';
import type { Answer, Probe } from '../probe.cts';
import { errorIn, isSuccess, refusalText, refuseOthers, type Reply } from '../reply.cts';
import { safeCode } from '../safe.cts';
import { Unanswered } from '../trouble.cts';

const ROW = 'Which **HTTP status** and which form do errors have?';

/** Something that has to be refused, and the code that the documentation has for it. */
interface Mistake {
	id: string;
	question: string;
	kind: ErrorKind;
	/** The older generation's. */
	legacy: string[];
	isWriting?: boolean;
	make: (check: Check) => Promise<Reply>;
}

const nobody = (id: string, asking: Asking) => async (check: Check) =>
	await check.api.client.send(id, asking);

const mistakes: Mistake[] = [
	{
		id: 'error.badId',
		question: 'What is answered to an ID that is none?',
		kind: 'INVALID_ID',
		legacy: ['INVALID_INPUT'],
		make: async ({ api }) => await api.send('getVerification', { path: { id: 'no-id' } }),
	},
	{
		id: 'error.unknownId',
		question: 'What is answered to an ID that belongs to nothing?',
		kind: 'NOT_FOUND',
		legacy: ['NOT_FOUND', 'VERIFICATION_NOT_FOUND'],
		make: async ({ api }) => await api.send('getVerification', { path: { id: randomUUID() } }),
	},
	{
		id: 'error.badBody',
		question: 'What is answered to a body without its field?',
		kind: 'INVALID_REQUEST',
		legacy: ['INVALID_INPUT', 'MISSING_FIELD'],
		// No password is in it, so it counts as no try to sign in.
		make: nobody('refreshSession', { body: {} }),
	},
	{
		id: 'error.noCredential',
		question: 'What is answered to nobody?',
		kind: 'UNAUTHORIZED',
		legacy: ['UNAUTHORIZED'],
		make: async ({ api }) =>
			await api.client.send('getVerification', { path: { id: randomUUID() } }),
	},
	{
		id: 'error.badToken',
		question: 'What is answered to a token that is none?',
		kind: 'INVALID_TOKEN',
		legacy: ['INVALID_TOKEN', 'TOKEN_EXPIRED'],
		make: nobody('getProfile', { headers: { Authorization: 'Bearer check-api.no.token' } }),
	},
	{
		id: 'error.badKey',
		question: 'What is answered to a key that is none?',
		kind: 'INVALID_API_KEY',
		legacy: ['INVALID_API_KEY'],
		make: nobody('listServices', { headers: { 'X-API-Key': 'check-api-no-key' } }),
	},
	{
		id: 'error.unknownUser',
		question: 'What is answered to a wrong email or password?',
		kind: 'INVALID_CREDENTIALS',
		legacy: ['INVALID_CREDENTIALS'],
		// A password that was refused is answer enough; else a user who does not exist tries, so that nobody is locked out.
		make: async ({ api }) =>
			api.access.refusal ??
			(await api.client.send('login', {
				body: { email: 'check-api@example.invalid', password: randomUUID() },
			})),
	},
	{
		id: 'error.badValue',
		question: 'What is answered to a status that does not exist?',
		kind: 'INVALID_VALUE',
		legacy: ['INVALID_INPUT'],
		isWriting: true,
		async make(check) {
			const subject = check.writable();
			return await subject.trying(
				async () => await subject.write({ verification_status: 'CHECK_API_NO_STATUS' }),
			);
		},
	},
];

function answerTo({ kind, legacy }: Mistake, reply: Reply): Answer {
	if (isSuccess(reply)) {
		return { text: `It is accepted (${reply.status})`, isOtherwise: true };
	}
	const { code, generation } = errorIn(reply);
	if (code === undefined || generation === undefined) {
		return {
			text: `${reply.status}, in neither of the documented forms`,
			isOtherwise: true,
			changes: [`openapi: the form of the answer to ${kind}`],
		};
	}
	const text = `${refusalText(reply)}, in the ${generation === 'current' ? 'newer' : 'older'} form`;
	const expected = generation === 'current' ? [kind as string] : legacy;
	if (!expected.includes(code)) {
		return {
			text,
			seen: { errorGeneration: generation },
			isOtherwise: true,
			changes: [`openapi: it answers ${safeCode(code)} where ${kind} is documented`],
		};
	}
	return {
		text,
		seen: {
			errorGeneration: generation,
			...(generation === 'current' ? { errorStatuses: { [kind]: reply.status } } : {}),
		},
	};
}

/** What is answered to mistakes. */
export const errorProbes: Probe[] = mistakes.map((mistake) => ({
	id: mistake.id,
	question: mistake.question,
	row: ROW,
	...(mistake.isWriting ? { isWriting: true } : {}),
	async ask(check) {
		const reply = await mistake.make(check);
		if (reply.status === 429) throw new Unanswered('AnyCheck asks for fewer requests');
		refuseOthers(reply);
		return answerTo(mistake, reply);
	},
}));
