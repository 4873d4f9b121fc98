import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { parse } from 'node:querystring';
import { text } from 'node:stream/consumers';
import {
	documentHeaders,
	languageFrom,
	pageHeaders,
	readSubmission,
	renderDone,
	renderReview,
	type ReviewItem,
	type ReviewState,
} from '../../nodes/Anycheck/reviewPage/page/index';
import { identityCard, selfie } from '../../sandbox/state/images.cts';
import { textPdf } from '../../sandbox/state/pdf.cts';
import { people } from '../../sandbox/state/people.cts';
import { setupFor, staticPages } from './pages.cts';
import { samples } from './samples.cts';

const files: Readonly<Record<string, [type: string, content: Buffer]>> = {
	'/document/ktp.svg': ['image/svg+xml', identityCard(people.siti)],
	'/document/selfie.svg': ['image/svg+xml', selfie(people.dewi)],
	'/document/statement.pdf': ['application/pdf', textPdf(['SAMPLE, NOT A DOCUMENT'])],
};

/** What the API does with a decision, chosen by `?then=`. */
type Then = 'saved' | 'refused' | 'changed';

interface Preview {
	url: string;
	/** What was decided so far. */
	decided: unknown[];
	close(): Promise<void>;
}

/** Serves the review page with invented data on this machine. The records are never changed. */
export async function startPreview(port = 0): Promise<Preview> {
	const decided: unknown[] = [];
	const server = createServer((request, response) => {
		void answer(request, response, decided);
	});
	await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
	const address = server.address();
	const chosen = typeof address === 'object' && address !== null ? address.port : port;
	const close = async (): Promise<void> => {
		server.closeAllConnections();
		await new Promise((resolve) => server.close(resolve));
	};
	return { url: `http://127.0.0.1:${chosen}`, decided, close };
}

async function answer(
	request: IncomingMessage,
	response: ServerResponse,
	decided: unknown[],
): Promise<void> {
	const url = new URL(request.url ?? '/', 'http://127.0.0.1');
	const language = languageFrom(
		request.headers['accept-language'],
		url.searchParams.get('lang') ?? undefined,
	);
	const file = files[url.pathname];
	if (file !== undefined) {
		response.writeHead(200, documentHeaders(file[0])).end(file[1]);
		return;
	}
	const item = samples[url.searchParams.get('case') ?? 'ktp'];
	if (url.pathname === '/review' && item !== undefined) {
		const page = await reviewPage(request, url, item, decided);
		response.writeHead(200, pageHeaders()).end(page);
		return;
	}
	const page = staticPages(language)[url.pathname.slice(1)] ?? contents();
	response.writeHead(200, pageHeaders()).end(page);
}

async function reviewPage(
	request: IncomingMessage,
	url: URL,
	item: ReviewItem,
	decided: unknown[],
): Promise<string> {
	const query = url.searchParams;
	const language = languageFrom(request.headers['accept-language'], query.get('lang') ?? undefined);
	const setup = setupFor(language, {
		...('identity' in item.output && { requiredFields: ['identity.nik', 'identity.name'] }),
		...(query.has('fixed') && { allowEditing: false }),
		...(query.has('name') && { askName: 'required' }),
	});
	const state: ReviewState = { action: `${url.pathname}${url.search}`, listHref: '/list' };
	if (request.method !== 'POST') return renderReview(item, setup, state);

	const then = (query.get('then') ?? 'saved') as Then;
	const now = then === 'changed' ? changed(item) : item;
	// As n8n does it.
	const body = parse(await text(request), undefined, undefined, { maxKeys: 1000 });
	const submission = readSubmission(body, now, setup);
	const { typed, kind } = submission;
	switch (kind) {
		case 'invalid':
			return renderReview(now, setup, { ...state, typed, errors: submission.errors });
		case 'again':
			return renderReview(now, setup, { ...state, typed });
		case 'changed':
		case 'notReady':
		case 'incomplete':
			return renderReview(now, setup, { ...state, typed, notice: { kind } });
		case 'ok': {
			if (then === 'refused') {
				const notice = { kind: 'notSent', detail: 'FORBIDDEN: <not allowed>' } as const;
				return renderReview(now, setup, { ...state, typed, notice });
			}
			const { decision, changes, comment, name, output } = submission;
			decided.push({ decision, comment, name, output });
			return renderDone({ item: now, decision, changes, comment, name, listHref: '/list' }, setup);
		}
	}
}

/** The record as if somebody had changed it meanwhile. */
function changed(item: ReviewItem): ReviewItem {
	return { ...item, output: { ...item.output, is_match_face: true, added_meanwhile: 'baru' } };
}

function contents(): string {
	const reviews = Object.keys(samples).flatMap((name) =>
		['saved', 'refused', 'changed'].map((then) => `/review?case=${name}&then=${then}`),
	);
	const others = Object.keys(staticPages('en')).map((name) => `/${name}`);
	const links = [...reviews, '/review?fixed', '/review?name', ...others].map(
		(href) => `<li><a href="${href}">${href}</a></li>`,
	);
	return `<!doctype html><title>Review page</title><ul>${links.join('')}</ul><p>Add lang=id for Bahasa Indonesia.</p>`;
}
