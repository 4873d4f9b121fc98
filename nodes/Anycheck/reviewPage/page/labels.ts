import { visible } from '../../json/text';
import { LONGEST_LABEL } from './limits';
import type { Path } from './paths';
import { printable, truncated } from './text';

// Abbreviations that are written in capitals in Indonesian and English papers.
const ABBREVIATIONS = new Set(
	'api bpkb dob id idr kk ktp nib nik npwp ocr pdf pep rt rw sim siup slik url'.split(' '),
);

/**
 * What a person calls the field or document: as it is known, or its name made readable: `issue_date` → Issue date,
 * `isExpired` → Is expired, `nik` → NIK.
 *
 * @param known names and what they are called in the reader's language
 */
export function labelFrom(name: string, known: Readonly<Record<string, string>>): string {
	const [, stem = name, number = ''] = /^(.+?)(_\d+)?$/.exec(name) ?? [];
	if (Object.hasOwn(known, stem)) return `${known[stem]}${number.replace('_', ' ')}`;
	const words = printable(name)
		.replace(/([a-z\d])([A-Z])/g, '$1 $2')
		.split(/[\s_-]+/)
		.filter((word) => word !== '')
		.map((word) => (ABBREVIATIONS.has(word.toLowerCase()) ? word.toUpperCase() : lowered(word)));
	const [first = '', ...others] = words;
	return truncated(
		[first.slice(0, 1).toUpperCase() + first.slice(1), ...others].join(' '),
		LONGEST_LABEL,
	);
}

function lowered(word: string): string {
	return /^[A-Z][a-z]+$/.test(word) ? word.toLowerCase() : word;
}

/** What the builder calls the place, if anything; with or without the positions in lists. */
export function givenLabel(
	path: Path,
	labels: Readonly<Record<string, string>> = {},
): string | undefined {
	const names = [path, path.filter((name) => !/^\d+$/.test(name))];
	const exact = names.map((way) => way.join('.')).find((name) => Object.hasOwn(labels, name));
	const seen = names.map((way) => way.map(visible).join('.'));
	const found = exact ?? Object.keys(labels).find((name) => seen.includes(visible(name)));
	return found === undefined ? undefined : labels[found];
}
