import type { IWebhookDescription, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

/** Separates AnyCheck's reports from calls meant for another node, which waits at the same address of the execution. */
const REPORTS = 'anycheck';

const CALLS = [
	['setup', 'GET', ''],
	// What scans links in mails asks for this, and takes a 404 for a broken link.
	['setup', 'HEAD', ''],
	['default', 'POST', ''],
	['default', 'POST', REPORTS],
] as const;

/** The addresses of a waiting run: `$execution.resumeUrl`, which people open, and the one that AnyCheck posts to. */
export const WAITING_WEBHOOKS: IWebhookDescription[] = CALLS.map(([name, httpMethod, path]) => ({
	name,
	httpMethod,
	responseMode: 'onReceived',
	path,
	restartWebhook: true,
}));

/**
 * Where a waiting run takes reports. No other node takes calls there, so a late report cannot end another node's wait.
 * @param resumeUrl `$execution.resumeUrl`, with the execution's secret
 */
export function reportUrl(resumeUrl: string): string {
	const url = new URL(resumeUrl);
	url.pathname += `/${REPORTS}`;
	return url.href;
}

/** For a call that the node has answered itself, and that neither starts nor resumes anything. */
export const ANSWERED: IWebhookResponseData = { noWebhookResponse: true };

/** Asks the sender to call again. */
export function tryAgainLater(context: IWebhookFunctions): IWebhookResponseData {
	context.getResponseObject().status(503).json({ message: 'Try again later' });
	return ANSWERED;
}

const REVIEW_PAGE =
	'"<a href=\\"" + $execution.resumeUrl + "\\" target=\\"_blank\\">the review page</a>"';

/** What the editor shows at the waiting node; it takes HTML. */
export const WAITING_TOOLTIP = `={{ $parameter["operation"] === "waitForReview" ? "Waiting for a person to decide on " + ${REVIEW_PAGE} : "Waiting until AnyCheck reports the end of the verification" }}`;
