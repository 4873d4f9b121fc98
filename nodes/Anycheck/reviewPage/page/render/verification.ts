import { html, type Markup } from '../html';
import { labelFrom } from '../labels';
import type { ReviewDocument, ReviewItem } from '../model';
import { printable, truncated } from '../text';
import { fill, type Texts } from '../texts';
import { formatMoment } from './words';

/** What the verification is: service, time, status, id. */
export function factsOf(item: ReviewItem, texts: Texts, timeZone: string | undefined): Markup {
	const { serviceName, createdAt, status, outputStatus, verificationId } = item;
	const facts: Array<[string, Markup | undefined]> = [
		[texts.service, factText(serviceName)],
		[
			texts.created,
			createdAt === undefined ? undefined : formatMoment(createdAt, texts.locale, timeZone),
		],
		[texts.status, factText(statusWords(status, texts))],
		[texts.outcome, factText(outputStatus && wordsIn(texts.outcomes, outputStatus))],
		[texts.verificationId, html`<span class="mono">${factText(verificationId)}</span>`],
	];
	const shown = facts.filter(([, value]) => value !== undefined);
	return html`<dl class="facts">
		${shown.map(
			([name, value]) =>
				html`<div>
					<dt>${name}</dt>
					<dd>${value}</dd>
				</div>`,
		)}
	</dl>`;
}

/** The status in the reader's language; one that is not known stays as it is. */
export function statusWords(status: string, texts: Texts): string {
	return wordsIn(texts.statuses, status);
}

function wordsIn(words: Readonly<Record<string, string>>, code: string): string {
	return (Object.hasOwn(words, code) && words[code]) || code;
}

function factText(text: string | undefined): Markup | undefined {
	if (text === undefined || text === '') return undefined;
	return html`<bdi>${truncated(printable(text), 200)}</bdi>`;
}

/** The documents: pictures to look at, everything else to open. */
export function documentsCard(documents: readonly ReviewDocument[], texts: Texts): Markup {
	return html`<section
		class="card stack documents"
		id="documents"
		aria-labelledby="documents-title"
		tabindex="-1"
	>
		<h2 id="documents-title">${texts.documents}</h2>
		<div class="gallery">${documents.map((document) => figure(document, texts))}</div>
	</section>`;
}

function figure(document: ReviewDocument, texts: Texts): Markup {
	const label = labelFrom(document.name, texts.knownNames);
	const href = safeHref(document);
	const caption = html`<figcaption><bdi>${label}</bdi></figcaption>`;
	if (href === undefined) {
		return html`<figure class="document">
			<p class="soft">${texts.notOpenable}</p>
			${caption}
		</figure>`;
	}
	const target = html`href="${href}" target="_blank" rel="noopener noreferrer"`;
	if (document.kind === 'image') {
		const name = fill(texts.enlarge, { name: label });
		return html`<figure class="document">
			<a
				class="enlarge"
				${target}
				aria-label="${name}"
				data-label="${label}"
				data-close="${texts.close}"
				data-in="${texts.zoomIn}"
				data-out="${texts.zoomOut}"
				data-turn="${texts.turn}"
				><img src="${href}" alt="${label}" decoding="async" /></a
			>${caption}
		</figure>`;
	}
	const kind = document.kind === 'pdf' ? texts.pdf : texts.file;
	const name = fill(texts.openInTab, { name: `${label} (${kind})` });
	return html`<figure class="document"><a class="file" ${target}>${name}</a></figure>`;
}

const IMAGE = /^image\/|\.(png|jpe?g|gif|webp|avif|bmp|svg)$/i;
const UNSHOWABLE_IMAGE = /^image\/(tiff|heic|heif|x-)/i;

/** How a document can be shown, by its media type, its name, or its URL. */
export function documentKind(typeOrName: string): ReviewDocument['kind'] {
	const [name = ''] = typeOrName.trim().split(/[?#;]/);
	if (name === 'application/pdf' || /\.pdf$/i.test(name)) return 'pdf';
	return IMAGE.test(name) && !UNSHOWABLE_IMAGE.test(name) ? 'image' : 'other';
}

/** The link, if it leads to the page's own server. */
function safeHref({ href }: ReviewDocument): string | undefined {
	return /^(\?|\/(?![/\\]))/.test(href) ? href : undefined;
}
