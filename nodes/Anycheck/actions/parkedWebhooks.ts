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

/** What the editor shows at the parked node. */
export const WAITING_TOOLTIP =
	'={{ $parameter["operation"] === "waitForReview" ? "Waiting for a person to decide at " + $execution.resumeUrl : "Waiting until AnyCheck reports the end of the verification" }}';
