// The stand-in for Google: what it refuses has to be noticed, else the tests of the examples would not mean much.
import { createSign } from 'node:crypto';
import type { PartyAnswer } from '../e2e/third-parties/exchange.cts';
import { GoogleSheets } from '../e2e/third-parties/google/sheets.cts';
import { Spreadsheet } from '../e2e/third-parties/google/spreadsheet.cts';

const ID = '1StandInSpreadsheetOfThisTest0000';
let google: GoogleSheets;
let headers: Record<string, string>;

beforeEach(() => {
	google = new GoogleSheets();
	google.add(new Spreadsheet(ID, [{ sheetId: 0, title: 'Rows', rows: [['a']] }], "Ani's rows"));
	for (const name of ['Petty cash', 'Row by row']) google.add(new Spreadsheet(name, [], name));
	headers = { authorization: `Bearer ${token()}` };
});

/** A token as n8n gets it for its service account. */
function token(): string {
	const { email, privateKey } = google.credential.data;
	const claims = {
		iss: email,
		aud: 'https://oauth2.googleapis.com/token',
		scope: 'https://www.googleapis.com/auth/spreadsheets',
		exp: Date.now() / 1000 + 60,
	};
	const text = [{ alg: 'RS256' }, claims].map((part) =>
		Buffer.from(JSON.stringify(part)).toString('base64url'),
	);
	const signature = createSign('RSA-SHA256').update(text.join('.')).sign(privateKey, 'base64url');
	const grant_type = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
	const body = { grant_type, assertion: [...text, signature].join('.') };
	const given = google.answer({ method: 'POST', path: '/token', query: {}, headers: {}, body });
	return String((jsonOf(given) as { access_token: unknown }).access_token);
}

function jsonOf(answer: PartyAnswer): unknown {
	return answer === 'reset' ? answer : answer.json;
}

/** Writes one cell as n8n does it; gives what the stand-in complains about. */
function write(valueInputOption: string, value: string): string[] {
	const body = { valueInputOption, data: [{ range: 'Rows!A2', values: [[value]] }] };
	const path = `/v4/spreadsheets/${ID}/values:batchUpdate`;
	google.answer({ method: 'POST', path, query: {}, headers, body });
	return google.violations;
}

/** Names of the spreadsheets on one page of the list, and the next page's token. */
function list(q: string, pageToken?: string): unknown {
	const query = {
		q: `${q}mimeType = 'application/vnd.google-apps.spreadsheet'`,
		fields: 'nextPageToken, files(id, name, webViewLink)',
		orderBy: 'modifiedByMeTime desc,name_natural',
		includeItemsFromAllDrives: 'true',
		supportsAllDrives: 'true',
		...(pageToken !== undefined && { pageToken }),
	};
	const asked = { method: 'GET', path: '/drive/v3/files', query, headers, body: undefined };
	const { files, nextPageToken } = jsonOf(google.answer(asked)) as {
		files: { name: string }[];
		nextPageToken?: string;
	};
	return [files.map(({ name }) => name), nextPageToken];
}

test('a cell as it is', () => {
	expect(write('RAW', '=1+1')).toEqual([]);
});

test('a cell as if somebody typed it: only where that is wanted', () => {
	expect(write('USER_ENTERED', 'done')).toEqual([expect.stringContaining('as if somebody typed')]);
	google.reset();
	google.add(new Spreadsheet(ID, [{ sheetId: 0, title: 'Rows', rows: [] }]));
	google.takesTyping = true;
	expect(write('USER_ENTERED', 'done')).toEqual([]);
	expect(write('USER_ENTERED', '=1+1')).toHaveLength(1);
});

test('the list of documents comes in pages', () => {
	expect(list('')).toEqual([["Ani's rows", 'Petty cash'], '2']);
	expect(list('', '2')).toEqual([['Row by row'], undefined]);
});

test('the list of documents can be searched', () => {
	expect(list("name contains 'ROW' and ")).toEqual([["Ani's rows", 'Row by row'], undefined]);
	expect(list(String.raw`name contains 'ani\'s' and `)).toEqual([["Ani's rows"], undefined]);
});
