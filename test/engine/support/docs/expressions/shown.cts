import type { ItemSource } from '../items.cts';

/** An expression that the documentation tells people to use. */
export interface ShownExpression {
	page: string;
	expression: string;
	items: ItemSource;
	/** What the node is called that the items come from. */
	from: string;
	/** What the page promises it to be. */
	gives: unknown;
}

/** Expressions of a page that are about the same items, and what each of them gives. */
export function shown(
	page: string,
	items: ItemSource,
	values: Readonly<Record<string, unknown>>,
	from = 'Rows',
): ShownExpression[] {
	return Object.entries(values).map(([expression, gives]) => ({
		page,
		expression,
		items,
		from,
		gives,
	}));
}

export const VERIFICATION_ID = '3c90c3cc-0d44-4b50-8888-8dd25736052a';

/** A text like this. */
export const like = (pattern: RegExp): unknown => expect.stringMatching(pattern);

/** An object or a list with these parts, and maybe others. */
export const holding = (parts: object): unknown =>
	Array.isArray(parts) ? expect.arrayContaining(parts) : expect.objectContaining(parts);

/** Some ID. */
export const anId = (): unknown => like(/^[0-9a-f-]{36}$/);
