import { safeHref } from '../documents';
import { html, type Markup } from '../html';
import type { ReviewDocument } from '../model';
import { beginning, shownText } from '../shownText';
import { LONGEST_LABEL } from '../limits';
import { filled, type Texts } from '../texts/texts';

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
	const label = beginning(shownText(document.label), LONGEST_LABEL);
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
		const name = filled(texts.enlarge, { name: label });
		return html`<figure class="document">
			<a
				class="enlarge"
				${target}
				aria-label="${name}"
				data-label="${label}"
				data-close="${texts.close}"
				data-large="${texts.fullSize}"
				><img src="${href}" alt="${label}" decoding="async" /></a
			>${caption}
		</figure>`;
	}
	const kind = document.kind === 'pdf' ? texts.pdf : texts.file;
	const name = filled(texts.openInTab, { name: `${label} (${kind})` });
	return html`<figure class="document"><a class="file" ${target}>${name}</a></figure>`;
}
