import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

/**
 * Turns a call away without a word about why; n8n's log says it.
 * @param reason in plain words, with nothing of the call itself
 */
export function refused(
	context: IWebhookFunctions,
	status: 400 | 401,
	reason: string,
): IWebhookResponseData {
	const { name } = context.getNode();
	context.logger.warn(`Anycheck Trigger '${name}' turned a call away: ${reason}`);
	const message = status === 401 ? 'Unauthorized' : 'Bad request';
	return answer(context, status, message);
}

/** Asks the sender to call again. */
export function tryAgainLater(context: IWebhookFunctions): IWebhookResponseData {
	return answer(context, 503, 'Try again later');
}

/** The call was fine, but starts nothing; n8n says 200. */
export function passedOver(): IWebhookResponseData {
	return {};
}

function answer(context: IWebhookFunctions, status: number, message: string): IWebhookResponseData {
	context.getResponseObject().status(status).json({ message });
	return { noWebhookResponse: true };
}
