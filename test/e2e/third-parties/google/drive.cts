import { z } from 'zod';
import type { Spreadsheet } from './spreadsheet.cts';

const IS_SPREADSHEET = "mimeType = 'application/vnd.google-apps.spreadsheet'";
const QUERY = new RegExp(
	String.raw`^(?:name contains '((?:[^'\\]|\\.)*)' and )?${IS_SPREADSHEET}$`,
);
/** Fewer than anybody has, so that the next page is asked for. */
const PAGE = 2;

/** What n8n asks Google Drive when somebody opens the list of documents. */
export const filesQuery = z
	.object({
		q: z.string().regex(QUERY),
		fields: z.literal('nextPageToken, files(id, name, webViewLink)'),
		orderBy: z.string().regex(/^\w+( desc)?(,\w+( desc)?)*$/),
		includeItemsFromAllDrives: z.literal('true'),
		supportsAllDrives: z.literal('true'),
		pageToken: z.string().regex(/^\d+$/).default('0'),
	})
	.strict();

/** One page of the spreadsheets whose name has the words that were searched for. */
export function foundFiles(
	all: Iterable<Spreadsheet>,
	{ q, pageToken }: z.infer<typeof filesQuery>,
): { files: object[]; nextPageToken?: string } {
	const words = (QUERY.exec(q)?.[1] ?? '').replaceAll(/\\(.)/g, '$1').toLowerCase();
	const found = [...all].filter(({ title }) => title.toLowerCase().includes(words));
	const until = Number(pageToken) + PAGE;
	const files = found
		.slice(Number(pageToken), until)
		.map(({ id, title, url }) => ({ id, name: title, webViewLink: url }));
	return { files, ...(until < found.length && { nextPageToken: String(until) }) };
}
