import { ItemError } from '../../errors/itemError';
import { isObject, plainText, type JsonObject } from '../../json/objects';
import { visible } from '../../json/text';
import { tryParse } from '../../json/tryParse';

/** A reviewer who has proved who it is. */
export interface Person {
	/** How. A value of the output, so never renamed. */
	how: 'personal_code';
	name: string;
	/** Empty where it is not known. */
	email: string;
}

/** Somebody who must not decide; what is empty is not known. */
export type ExcludedPerson = Pick<Person, 'name' | 'email'>;

/** Tells a person from all others who may decide on the same page. */
export function personKey({ how, name, email }: Person): string {
	return JSON.stringify([how, folded(email || name)]);
}

/** A name or an email for comparing: as people see it, in whatever case. */
export function folded(text: string): string {
	return visible(text).replace(/ +/g, ' ').toLowerCase();
}

/**
 * Whether both are the same person. `unknown` where nothing could tell, which must not pass for another one: a name is worth
 * something only beside a name, and somebody who is known by an email may be known to others by a name.
 */
export function compared(person: Person, other: ExcludedPerson): 'same' | 'other' | 'unknown' {
	const pairs = [
		[person.email, other.email],
		[person.name, other.name],
	].map(([one = '', two = '']) => [folded(one), folded(two)] as const);
	const known = pairs.filter(([one, two]) => one !== '' && two !== '');
	if (known.some(([one, two]) => one === two)) return 'same';
	return known.length > 0 ? 'other' : 'unknown';
}

/** Whether the person is certainly none of these. */
export function isAnother(person: Person, excluded: readonly ExcludedPerson[]): boolean {
	return excluded.every((other) => compared(person, other) === 'other');
}

/**
 * The people in the rule 'Must Not Be': `reviewed_by` of another Wait for Review, or the item it is in, or emails; one or
 * several.
 *
 * @throws ItemError when it is nobody, or somebody of whom nobody knows for certain who it was
 */
export function excludedPeople(value: unknown): ExcludedPerson[] {
	const given = typeof value === 'string' ? (tryParse(value) ?? value.split(/[,;\n]/)) : value;
	const people = (Array.isArray(given) ? given : [given]).flatMap(excludedPerson);
	if (people.length > 0) return people;
	throw new ItemError(
		"'Must Not Be' names nobody",
		'Its expression finds nothing. Check it, or remove the rule.',
	);
}

function excludedPerson(value: unknown): ExcludedPerson[] {
	if (value === undefined || value === null) return [];
	if (typeof value === 'string') {
		const email = visible(value);
		if (email === '') return [];
		if (!isEmail(email)) throw notUnderstood();
		return [{ name: '', email }];
	}
	if (!isObject(value)) throw notUnderstood();
	const by = isObject(value.reviewed_by) ? value.reviewed_by : value;
	if (by.proven !== true) {
		throw new ItemError(
			"'Must Not Be' is somebody who did not prove who it was",
			"Set 'Reviewers' of the first Wait for Review to People With Personal Codes, or remove the rule. A decision that was made in AnyCheck proves nobody either.",
		);
	}
	return [readPerson(by)];
}

function readPerson(by: JsonObject): ExcludedPerson {
	const [name, email] = [plainText(by.name), plainText(by.email)];
	if (name === '' && email === '') throw notUnderstood();
	return { name, email };
}

function notUnderstood(): ItemError {
	return new ItemError(
		"'Must Not Be' has a value that is not understood",
		"Use 'reviewed_by' of another Wait for Review, or emails. Nobody was asked.",
	);
}

/** Whether it could be an email. */
export function isEmail(text: string): boolean {
	return /^[^\s@,;<>]+@[^\s@,;<>]+$/.test(text);
}
