import type { ReviewDocument } from './model';

const IMAGE = /^image\/|\.(png|jpe?g|gif|webp|avif|bmp|svg)$/i;
const UNSHOWABLE_IMAGE = /^image\/(tiff|heic|heif|x-)/i;

/** How a document can be shown, by its media type, its name, or its URL. */
export function documentKind(typeOrName: string): ReviewDocument['kind'] {
	const [name = ''] = typeOrName.trim().split(/[?#;]/);
	if (name === 'application/pdf' || /\.pdf$/i.test(name)) return 'pdf';
	return IMAGE.test(name) && !UNSHOWABLE_IMAGE.test(name) ? 'image' : 'other';
}

/** The link, if it is one that a page may offer: to the web, to the page's own server, or a picture as `data:`. */
export function safeHref({ href, kind }: ReviewDocument): string | undefined {
	if (kind === 'image' && /^data:image\/(png|jpeg|gif|webp);base64,/i.test(href)) return href;
	if (/^\/[/\\]/.test(href)) return undefined;
	return /^(https?:\/\/|[/?])/i.test(href) ? href : undefined;
}
