import type { IWebhookDescription } from 'n8n-workflow';

/** The address of a parked workflow, `$execution.resumeUrl`: AnyCheck posts to it, people open it. */
export const PARKED_WEBHOOKS: IWebhookDescription[] = (['GET', 'POST'] as const).map(
	(httpMethod) => ({
		name: httpMethod === 'POST' ? 'default' : 'setup',
		httpMethod,
		responseMode: 'onReceived',
		path: '',
		restartWebhook: true,
	}),
);

const REVIEW_PAGE =
	'"<a href=\\"" + $execution.resumeUrl + "\\" target=\\"_blank\\">the review page</a>"';

/** What the editor shows at the parked node; it takes HTML. */
export const WAITING_TOOLTIP = `={{ $parameter["operation"] === "waitForReview" ? "Waiting for a person to decide on " + ${REVIEW_PAGE} : "Waiting until AnyCheck reports the end of the verification" }}`;
