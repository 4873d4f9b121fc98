import { ItemError } from '../errors/itemError';
import { kindOf } from '../json/objects';
import { visible } from '../json/text';

const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const WHOLE_ID = new RegExp(`^${UUID}$`, 'i');
const ID_IN_URL = new RegExp(`^https?://\\S*?[/=](${UUID})(?![0-9a-f-])`, 'i');

/** An ID that belongs to nothing, for messages and for fields that are still empty. */
export const EXAMPLE_ID = '3c90c3cc-0d44-4b50-8888-8dd25736052a';

/** Whether the text is a UUID, the form of every id of the API. */
export function isId(text: string): boolean {
	return WHOLE_ID.test(text);
}

/**
 * The id a user means: a UUID as it is (spaces around it and hidden characters forgiven), or the one inside a pasted link, where the
 * id after `verifications/` (or the like) wins over others.
 *
 * @param label the field's label, for the message
 * @param resource what the id belongs to, as links name it, e.g. `verification`
 * @throws ItemError when there is no UUID; the value is not repeated, it may be personal data in the wrong field
 */
export function idFrom(value: unknown, label: string, resource: string): string {
	const text = typeof value === 'string' ? visible(value) : '';
	const isEmpty =
		text === '' && (typeof value === 'string' || value === undefined || value === null);
	if (isId(text)) return text.toLowerCase();
	const afterResource = new RegExp(`[/=]${resource}s?[/=](${UUID})(?![0-9a-f-])`, 'i');
	const id = ID_IN_URL.test(text)
		? (afterResource.exec(text) ?? ID_IN_URL.exec(text))?.[1]
		: undefined;
	if (id !== undefined) return id.toLowerCase();
	throw new ItemError(
		isEmpty ? `'${label}' is empty` : `'${label}' is not a valid ID`,
		`Expected an ID like ${EXAMPLE_ID}${isEmpty ? '' : `, but got ${describe(value)}`}. Check which field of the previous node is used here.`,
	);
}

function describe(value: unknown): string {
	if (typeof value !== 'string') return kindOf(value);
	const text = visible(value);
	return text.startsWith('http') ? 'a link without an ID' : `text of ${text.length} characters`;
}
