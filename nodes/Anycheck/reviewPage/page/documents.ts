import type { ReviewDocument } from './model';

const IMAGE = /^image\/|\.(png|jpe?g|gif|webp|avif|bmp|svg)$/i;
const UNSHOWABLE_IMAGE = /^image\/(tiff|heic|heif|x-)/i;

/** How a document can be shown, by its media type, its name, or its URL. */
export function documentKind(typeOrName: string): ReviewDocument['kind'] {
	const [name = ''] = typeOrName.trim().split(/[?#;]/);
	if (name === 'application/pdf' || /\.pdf$/i.test(name)) return 'pdf';
	return IMAGE.test(name) && !UNSHOWABLE_IMAGE.test(name) ? 'image' : 'other';
}

/** The link, if it leads to the page's own server. */
export function safeHref({ href }: ReviewDocument): string | undefined {
	return /^(\?|\/(?![/\\]))/.test(href) ? href : undefined;
}
