import type { z } from 'zod';
import type { FaultMatch } from '../../../../sandbox/faults/types.cts';
import { ok, route, type PartyAnswer, type PartyRequest, type Route } from '../exchange.cts';
import { ThirdParty } from '../party.cts';
import { filesQuery, foundFiles } from './drive.cts';
import { anything, batch, isFormula, none, readQuery, structure, valueRange } from './requests.cts';
import { readCells, Spreadsheet, writeCells, type Cell, type Sheet } from './spreadsheet.cts';
import { ServiceAccount, tokenRequest } from './tokens.cts';

const SCOPE = 'https://www.googleapis.com/auth/spreadsheets';
const SPREADSHEET = '/v4/spreadsheets/(?<id>[\\w-]{25,})';

/** Google Sheets' API v4, the list of spreadsheets in Google Drive, and the token endpoint of a service account. */
export class GoogleSheets extends ThirdParty {
	readonly name = 'Google Sheets';
	readonly hosts = ['sheets.googleapis.com', 'oauth2.googleapis.com', 'www.googleapis.com'];
	/** Whether cells may be sent as if somebody typed them. Google makes formulas of some texts then: no example may do that. */
	takesTyping = false;
	private readonly account = new ServiceAccount();
	private readonly spreadsheets = new Map<string, Spreadsheet>();
	readonly credential = {
		type: 'googleApi',
		name: 'Google Service Account account',
		data: { email: this.account.email, privateKey: this.account.privateKey },
	};

	protected readonly routes: readonly Route[] = [
		route('POST', /^\/token$/, { body: tokenRequest, query: anything }, ({ body }) => {
			const token = this.account.exchange(body.assertion, SCOPE);
			if (token === undefined) return { status: 400, json: { error: 'invalid_grant' } };
			return ok({ access_token: token, expires_in: 3599, token_type: 'Bearer' });
		}),
		route('GET', /^\/drive\/v3\/files$/, { body: none, query: filesQuery }, ({ query }) =>
			ok(foundFiles(this.spreadsheets.values(), query)),
		),
		route('GET', call('$'), { body: none, query: anything }, ({ groups }) =>
			this.with(groups, ({ id, sheets }) =>
				ok({ spreadsheetId: id, sheets: sheets.map(properties) }),
			),
		),
		route('POST', call(':batchUpdate$'), { body: structure, query: anything }, ({ groups }) =>
			this.with(groups, ({ id }) => ok({ spreadsheetId: id, replies: [{}] })),
		),
		route('GET', call('/values/(?<range>.+)$'), { body: none, query: readQuery }, (asked) =>
			this.within(asked.groups, asked.groups.range, ({ sheet, cells }) => {
				const found = readCells(sheet, cells);
				const isText = asked.query.valueRenderOption === 'FORMATTED_VALUE';
				const shown = isText ? found.map((row) => row.map((value) => formatted(value))) : found;
				const { range } = asked.groups;
				return ok({ range, majorDimension: 'ROWS', ...(shown.length > 0 && { values: shown }) });
			}),
		),
		route('PUT', call('/values/(?<range>.+)$'), { body: valueRange, query: anything }, (asked) =>
			this.write(asked.groups, [asked.body]),
		),
		route(
			'POST',
			call('/values:batchUpdate$'),
			{ body: this.accepted(), query: anything },
			(asked) => this.write(asked.groups, asked.body.data),
		),
	];

	add(spreadsheet: Spreadsheet): Spreadsheet {
		this.spreadsheets.set(spreadsheet.id, spreadsheet);
		return spreadsheet;
	}

	/** The spreadsheet, when there is one only. */
	only(): Spreadsheet {
		const [found, another] = this.spreadsheets.values();
		if (found === undefined || another !== undefined) throw new Error('Not one spreadsheet');
		return found;
	}

	override reset(): void {
		super.reset();
		this.takesTyping = false;
		this.spreadsheets.clear();
	}

	/** Refuses requests as Google does when a minute's quota is used up. */
	limitRate(match: FaultMatch): void {
		const message = 'Quota exceeded for this minute';
		const error = { code: 429, message, status: 'RESOURCE_EXHAUSTED' };
		this.interrupt({ match, answer: { status: 429, json: { error } } });
	}

	protected refusal(status: 400 | 404, message: string): PartyAnswer {
		const error = status === 400 ? 'INVALID_ARGUMENT' : 'NOT_FOUND';
		return { status, json: { error: { code: status, message, status: error } } };
	}

	protected unauthorized({ path, headers }: PartyRequest): PartyAnswer | undefined {
		if (path === '/token' || this.account.accepts(headers.authorization)) return undefined;
		return { status: 401, json: { error: { code: 401, status: 'UNAUTHENTICATED' } } };
	}

	private accepted(): z.ZodEffects<typeof batch> {
		return batch.refine(
			({ valueInputOption, data }) =>
				valueInputOption === 'RAW' ||
				(this.takesTyping && !data.some((entry) => entry.values.flat().some(isFormula))),
			'Sent as if somebody typed it',
		);
	}

	private with(
		{ id = '' }: Readonly<Record<string, string>>,
		answer: (spreadsheet: Spreadsheet) => PartyAnswer,
	): PartyAnswer {
		const found = this.spreadsheets.get(id);
		return found ? answer(found) : this.refusal(404, 'Requested entity was not found.');
	}

	private within(
		groups: Readonly<Record<string, string>>,
		range: string | undefined,
		answer: (found: NonNullable<ReturnType<Spreadsheet['find']>>) => PartyAnswer,
	): PartyAnswer {
		return this.with(groups, (spreadsheet) => {
			const found = spreadsheet.find(range ?? '');
			return found ? answer(found) : this.refusal(400, `Unable to parse range: ${range ?? ''}`);
		});
	}

	/** All of it or nothing, as Google does. */
	private write(
		groups: Readonly<Record<string, string>>,
		data: readonly { range: string; values: (Cell | null)[][] }[],
	): PartyAnswer {
		return this.with(groups, (spreadsheet) => {
			const places = data.map(({ range, values: lines }) => {
				const found = spreadsheet.find(range);
				return found && { ...found, lines };
			});
			const wrong = places.findIndex((place) => place === undefined);
			if (wrong >= 0)
				return this.refusal(400, `Unable to parse range: ${data[wrong]?.range ?? ''}`);
			for (const place of places) if (place) writeCells(place.sheet, place.cells, place.lines);
			return ok({ spreadsheetId: spreadsheet.id, totalUpdatedCells: data.length });
		});
	}
}

function call(rest: string): RegExp {
	return new RegExp(`^${SPREADSHEET}${rest}`);
}

function properties({ sheetId, title }: Sheet, index: number): object {
	const gridProperties = { rowCount: 1000, columnCount: 26 };
	return { properties: { sheetId, title, index, sheetType: 'GRID', gridProperties } };
}

function formatted(value: Cell): string {
	return typeof value === 'boolean' ? String(value).toUpperCase() : String(value);
}
