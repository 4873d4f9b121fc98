import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { ItemError } from '../../errors/itemError';
import { plainText } from '../../json/objects';
import { visible } from '../../json/text';
import { LONGEST_CODE } from '../page';
import { folded, isEmail, type Person } from './people';

/** Places in the credential for a reviewer each. */
export const MOST_REVIEWERS = 30;

const SHORTEST = 12;
/** Fewer different characters are no random code. */
const LEAST_DIFFERENT = 6;

/** A reviewer with the code that he types. */
export interface CodedReviewer {
	person: Person;
	code: string;
}

/**
 * The reviewers of the credential 'Anycheck Reviewers API', whose fields are `reviewer1` and `code1`, …
 *
 * @throws ItemError when one lacks a name or a good code, or two could be taken for each other. It names the place, never a code
 */
export function codedReviewers(credential: ICredentialDataDecryptedObject): CodedReviewer[] {
	const shown = Math.min(MOST_REVIEWERS, Math.max(1, Number(credential.count) || 1));
	const reviewers = Array.from({ length: shown }, (_, index) => index + 1).flatMap((place) =>
		reviewerAt(credential, place),
	);
	if (reviewers.length === 0) throw wrong('names no reviewer', 'Fill in at least one');
	const namesTwice = firstTwice(reviewers.map(({ person }) => folded(person.name)));
	const emailsTwice = firstTwice(reviewers.map(({ person }) => folded(person.email)));
	const codesTwice = firstTwice(reviewers.map(({ code }) => typedCode(code)));
	if (namesTwice) throw wrong('has two reviewers of the same name', 'Tell them apart');
	if (emailsTwice) throw wrong('has two reviewers with the same email', 'Give each their own');
	if (codesTwice) throw wrong('has two reviewers with the same code', 'Give each their own');
	return reviewers;
}

function reviewerAt(credential: ICredentialDataDecryptedObject, place: number): CodedReviewer[] {
	const who = visible(plainText(credential[`reviewer${place}`]));
	const code = plainText(credential[`code${place}`]);
	if (who === '' && code === '') return [];
	const [, name = '', inBrackets] = /^(.*?)\s*(?:<([^<>]*)>)?$/.exec(who) ?? [];
	const email = inBrackets === undefined ? '' : inBrackets.trim();
	if (name === '' || name.length > 100) {
		throw wrong(
			`has no name for reviewer ${place}`,
			'Write a name, with the email after it in < >',
		);
	}
	if (inBrackets !== undefined && !isEmail(email)) {
		throw wrong(
			`has no valid email for reviewer ${place}`,
			'Write it like Rani Contoh <rani@example.com>',
		);
	}
	const isGood = code.length >= SHORTEST && new Set(typedCode(code)).size >= LEAST_DIFFERENT;
	if (!isGood || code.length > LONGEST_CODE) {
		throw wrong(
			`has no good code for reviewer ${place}`,
			`It needs ${SHORTEST} to ${LONGEST_CODE} random characters. A password manager makes good ones, or the Crypto node of n8n with the action Generate.`,
		);
	}
	return [{ code, person: { how: 'personal_code', name, email } }];
}

/** A code as it is compared: exactly as it is, since upper and lower case hold half of its randomness. */
export function typedCode(code: string): string {
	return code.trim();
}

function firstTwice(texts: readonly string[]): boolean {
	const given = texts.filter((text) => text !== '');
	return new Set(given).size < given.length;
}

function wrong(what: string, advice: string): ItemError {
	return new ItemError(`The credential 'Anycheck Reviewers API' ${what}`, advice);
}
