import type { JsonObject, Verification } from '../types.cts';
import type { Files, StoredFile } from './files.cts';
import { textPdf } from './pdf.cts';
import { services } from './services.cts';

type Links = Pick<Verification, 'output_file_url' | 'export_file_url'>;

/** Makes the files with a verification's results: a report (PDF for KTP, JSON otherwise) and an export (CSV). */
export function addResultFiles(
	files: Files,
	{ id, service, output }: Pick<Verification, 'id' | 'service' | 'output'>,
	urlOf: (file: StoredFile) => string,
): Links {
	const cells = flat(output);
	const lines = cells.map(([name, value]) => `${name}: ${value}`);
	const report =
		service.id === services.ktp.id
			? files.add('report.pdf', 'application/pdf', textPdf(['SAMPLE', id, ...lines]))
			: files.add('report.json', 'application/json', Buffer.from(JSON.stringify(output)));
	const csv = [['field', 'value'], ...cells].map((row) => row.map(quoted).join(',')).join('\r\n');
	const sheet = files.add('export.csv', 'text/csv; charset=utf-8', Buffer.from(`${csv}\r\n`));
	return { output_file_url: urlOf(report), export_file_url: urlOf(sheet) };
}

/** Each value with its dotted path. */
function flat(value: unknown, path = ''): [string, string][] {
	if (typeof value !== 'object' || value === null) return [[path, String(value)]];
	return Object.entries(value as JsonObject).flatMap(([key, inner]) =>
		flat(inner, path === '' ? key : `${path}.${key}`),
	);
}

function quoted(cell: string): string {
	return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
