/** A PDF with so many empty pages. */
export function pagesPdf(count: number): Uint8Array<ArrayBuffer> {
	const pages = Array.from({ length: count }, (_, index) => index + 3);
	const objects = [
		'<< /Type /Catalog /Pages 2 0 R >>',
		`<< /Type /Pages /Kids [${pages.map((page) => `${page} 0 R`).join(' ')}] /Count ${count} >>`,
		...pages.map(() => '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>'),
	];
	let document = '%PDF-1.4\n';
	const offsets = objects.map((object, index) => {
		const offset = document.length;
		document += `${index + 1} 0 obj\n${object}\nendobj\n`;
		return `${String(offset).padStart(10, '0')} 00000 n \n`;
	});
	const start = document.length;
	document += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.join('')}`;
	document += `trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
	return new TextEncoder().encode(document);
}
