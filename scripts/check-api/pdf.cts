import { pdfOf } from '../../sandbox/state/pdf.cts';

/** A PDF with so many empty pages. */
export function pagesPdf(count: number): Uint8Array<ArrayBuffer> {
	const pages = Array.from({ length: count }, (_, index) => index + 3);
	const objects = [
		'<< /Type /Catalog /Pages 2 0 R >>',
		`<< /Type /Pages /Kids [${pages.map((page) => `${page} 0 R`).join(' ')}] /Count ${count} >>`,
		...pages.map(() => '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>'),
	];
	return new Uint8Array(pdfOf(objects));
}
