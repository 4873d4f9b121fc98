import type { ItemError } from '../../errors/itemError';
import { noAnswer } from '../../errors/noAnswer';
import { refusal, unexpectedAnswer } from '../../errors/refusal';
import { saysNo, type OwnAnswer } from './answer';
import type { ApiRequest } from './request';

/** What to tell about an answer that is no success. */
export function answerError(
	answer: OwnAnswer,
	{
		subject,
		method,
		takesKey = method === 'GET',
	}: Pick<ApiRequest, 'subject' | 'method' | 'takesKey'>,
	authentication: string,
): ItemError {
	if (answer.kind === 'unsent') return answer.reason;
	if (answer.kind === 'unanswered') return noAnswer(answer.networkCode);
	const { status, body } = answer;
	if (status < 300 && !saysNo(body)) return unexpectedAnswer(status, body);
	return refusal(status, body, { subject, authentication, takesKey });
}
