/**
 * A PDF of one page with some lines of text.
 * @param lines plain ASCII
 */
export function textPdf(lines: string[]): Buffer {
	const text = lines
		.map((line) => `(${line.replace(/[\\()]/g, (character) => `\\${character}`)}) Tj T*`)
		.join('\n');
	const content = `BT /F1 12 Tf 60 780 Td 18 TL\n${text}\nET`;
	const objects = [
		'<< /Type /Catalog /Pages 2 0 R >>',
		'<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
		'<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
		`<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
		'<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
	];
	return pdfOf(objects);
}

/** A PDF of these objects, in plain ASCII and numbered from 1, the first of which is the catalogue. */
export function pdfOf(objects: readonly string[]): Buffer {
	let document = '%PDF-1.4\n';
	const offsets = objects.map((object, index) => {
		const offset = document.length;
		document += `${index + 1} 0 obj\n${object}\nendobj\n`;
		return `${String(offset).padStart(10, '0')} 00000 n \n`;
	});
	const start = document.length;
	document += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.join('')}`;
	document += `trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
	return Buffer.from(document, 'latin1');
}

/** Pages of a PDF, as its objects tell; 1 for everything else. */
export function pageCount(content: Buffer): number {
	if (content.subarray(0, 5).toString('latin1') !== '%PDF-') return 1;
	return content.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 1;
}
