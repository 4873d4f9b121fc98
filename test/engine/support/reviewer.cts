import { controlsIn, send, unescaped, type Typing } from '../../unit/reviewPage/support/form.cts';
import type { OpenedPage } from './review-visit.cts';

/** A reviewer with a browser, which keeps cookies. */
export interface Reviewer {
	open(url: string, form?: URLSearchParams): Promise<OpenedPage>;
	/** Fills the form of a page and sends it. @param origin another process of n8n to send it to */
	decide(page: OpenedPage, typing: Typing, origin?: string): Promise<OpenedPage>;
	/** By name. */
	cookies: Map<string, string>;
	/** As the server sent them. */
	setCookies: string[];
}

export function reviewer(): Reviewer {
	const cookies = new Map<string, string>();
	const setCookies: string[] = [];
	const open: Reviewer['open'] = async (url, form) => {
		const cookie = [...cookies].map((pair) => pair.join('=')).join('; ');
		const method = form === undefined ? {} : { method: 'POST', body: form };
		const response = await fetch(url, { ...method, headers: { cookie }, redirect: 'manual' });
		for (const sent of response.headers.getSetCookie()) {
			setCookies.push(sent);
			const [name = '', value = ''] = sent.split(/[=;]/, 2);
			cookies.set(name, value);
		}
		const target = new URL(response.headers.get('location') ?? '', url);
		const isSentOn = response.status === 303 && target.origin === new URL(url).origin;
		if (isSentOn) return await open(target.href);
		return { url: response.url, status: response.status, html: await response.text() };
	};
	return {
		open,
		cookies,
		setCookies,
		decide: async ({ url, html }, typing, origin) => {
			const action = unescaped(/<form[^>]* action="([^"]*)"/.exec(html)?.[1] ?? '');
			const target = new URL(action, url);
			if (origin !== undefined) target.host = new URL(origin).host;
			const known = new Set(controlsIn(html).map(({ name }) => name));
			const body = Object.entries(send(html, typing)).filter(
				([name]) => known.has(name) || name === 'do',
			);
			return await open(target.href, new URLSearchParams(body as Array<[string, string]>));
		},
	};
}
