import type { IWebhookDescription } from 'n8n-workflow';

/** Tells AnyCheck's reports from calls for a node of another kind, which waits at the same address of the execution. */
const REPORTS = 'anycheck';

const CALLS = [
	['setup', 'GET', ''],
	['default', 'POST', ''],
	['default', 'POST', REPORTS],
] as const;

/** The addresses of a parked workflow: `$execution.resumeUrl`, which people open, and the one that AnyCheck posts to. */
export const PARKED_WEBHOOKS: IWebhookDescription[] = CALLS.map(([name, httpMethod, path]) => ({
	name,
	httpMethod,
	responseMode: 'onReceived',
	path,
	restartWebhook: true,
}));

/**
 * Where a parked workflow takes reports. No other node does so there: a late report must not end its waiting.
 * @param resumeUrl `$execution.resumeUrl`, with the execution's secret
 */
export function reportUrl(resumeUrl: string): string {
	const url = new URL(resumeUrl);
	url.pathname += `/${REPORTS}`;
	return url.href;
}

const REVIEW_PAGE =
	'"<a href=\\"" + $execution.resumeUrl + "\\" target=\\"_blank\\">the review page</a>"';

/** What the editor shows at the parked node; it takes HTML. */
export const WAITING_TOOLTIP = `={{ $parameter["operation"] === "waitForReview" ? "Waiting for a person to decide on " + ${REVIEW_PAGE} : "Waiting until AnyCheck reports the end of the verification" }}`;
