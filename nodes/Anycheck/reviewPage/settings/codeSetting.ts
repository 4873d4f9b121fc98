import { ItemError } from '../../errors/itemError';
import { LONGEST_CODE } from '../page';

/** Shorter ones are guessed before anybody notices, although the page shuts after some wrong ones. */
const SHORTEST = 6;

/** The access code as the builder set it. @throws ItemError when nobody could type it, or anybody guess it */
export function usable(code: string): string {
	if (code === '') {
		throw new ItemError(
			"'Access Code' is empty",
			'Fill it in, or remove it. If it is an expression, check the name of the column or field it uses.',
		);
	}
	if (code.length < SHORTEST) {
		throw new ItemError(
			"'Access Code' is too short",
			`It could be guessed. Use ${SHORTEST} characters or more.`,
		);
	}
	if (code.length > LONGEST_CODE) {
		throw new ItemError(
			"'Access Code' is too long",
			`The page takes ${LONGEST_CODE} characters at most`,
		);
	}
	return code;
}

/** Where items have different codes: they share one page, and whoever knows the code of one would see and decide all. */
export function differingCodes(codes: readonly string[]): ItemError | undefined {
	if (codes.every((code) => code === codes[0])) return undefined;
	return new ItemError(
		'The access codes of the items differ',
		"All items share one review page, which one code opens. Give them the same 'Access Code', or review each in an execution of its own, for example in a sub-workflow.",
	);
}

/**
 * The address of a parked execution has the execution's secret in it from n8n 2.14 on. Before, it is but a number, which
 * anybody can count to.
 *
 * @throws ItemError when neither this secret nor an access code keeps strangers from deciding
 */
export function assertProtected(accessCode: string, resumeUrl: string): void {
	if (accessCode !== '' || (new URL(resumeUrl).searchParams.get('signature') ?? '') !== '') return;
	throw new ItemError(
		'This n8n is too old to protect the review page',
		"It gives the page a link that strangers can guess. Add an 'Access Code' under 'Page', or update n8n to 2.14 or newer.",
	);
}
