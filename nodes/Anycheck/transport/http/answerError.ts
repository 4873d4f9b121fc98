import { TAKES_KEY } from '../../errors/catalogue';
import type { ItemError } from '../../errors/itemError';
import { noResponse, refusal, unexpectedResponse } from '../../errors/responseError';
import { saysNo, type OwnAnswer } from './answer';
import type { ApiRequest } from './request';

/** What to tell about an answer that is no success. */
export function answerError(
	answer: OwnAnswer,
	{
		subject,
		method,
		takesKey = TAKES_KEY.oneRequest.includes(method),
	}: Pick<ApiRequest, 'subject' | 'method' | 'takesKey'>,
	authentication: string,
): ItemError {
	if (answer.kind === 'unsent') return answer.reason;
	if (answer.kind === 'unanswered') return noResponse(answer.networkCode);
	const { status, body } = answer;
	if (status < 300 && !saysNo(body)) return unexpectedResponse(status, body);
	return refusal(status, body, { subject, authentication, takesKey });
}
