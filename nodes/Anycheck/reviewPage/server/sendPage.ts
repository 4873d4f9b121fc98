import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { pageHeaders } from '../page';

/** The call is answered, and the workflow goes on waiting. */
export const STAYS_PARKED: IWebhookResponseData = { noWebhookResponse: true };

/** Answers with a page. Written by ourselves, because n8n would replace the page's security headers by its own. */
export function sendPage(context: IWebhookFunctions, status: number, html: string): void {
	const response = context.getResponseObject();
	response.status(status);
	// n8n lets every site read what a parked workflow answers.
	response.removeHeader('Access-Control-Allow-Origin');
	for (const [name, value] of Object.entries(pageHeaders())) response.setHeader(name, value);
	response.end(html);
}

/** Sends the browser on to another address of the page. */
export function sendTo(context: IWebhookFunctions, href: string): void {
	const response = context.getResponseObject();
	response.removeHeader('Access-Control-Allow-Origin');
	response.setHeader('Cache-Control', 'no-store');
	response.setHeader('Referrer-Policy', 'no-referrer');
	response.redirect(303, href);
}
