import type { JsonObject } from '../../json/objects';
import type { ReviewStatus } from '../../verification/statuses';
import type { Language } from './language';
import type { Typed } from './typed';

/** A file to look at. The link leads to the page's own server: it begins with `?`, or with one `/`. */
export interface ReviewDocument {
	label: string;
	kind: 'image' | 'pdf' | 'other';
	href: string;
}

/** One verification to decide, as its record is at this moment. */
export interface ReviewItem {
	/** Position, for links. */
	key: string;
	verificationId: string;
	serviceName?: string;
	/** As the API gives it. */
	createdAt?: string;
	status: string;
	outputStatus?: string;
	/** Why it needs review, in the builder's words. */
	reason?: string;
	output: JsonObject;
	/** Why nothing in the output can be corrected, if so. */
	readOnly?: 'longNumber' | 'noObject';
	documents: readonly ReviewDocument[];
	/** Tells two states of the record apart; a digest of status and output when left out. */
	version?: string;
}

export type Ask = 'no' | 'optional' | 'required';

/** What the builder of the workflow chose. Paths are dotted and may hold `*` and `**`, see `pathPatterns`. */
export interface ReviewSetup {
	language: Language;
	/** IANA name; UTC when missing or unknown. */
	timeZone?: string;
	title?: string;
	instructions?: string;
	/** All when left out. */
	shownFields?: readonly string[];
	/** All when left out. */
	editableFields?: readonly string[];
	/** Have to be filled to decide COMPLETED. */
	requiredFields?: readonly string[];
	/** Dotted path → what the page calls the field. */
	labels?: Readonly<Record<string, string>>;
	allowEditing: boolean;
	decisions: ReadonlyArray<{ value: ReviewStatus; label?: string }>;
	askComment: Ask;
	askName: Ask;
}

/** What a reader is told above the form. `detail` holds words of the API. */
export type Notice =
	{ kind: 'notSent'; detail?: string } | { kind: 'changed' } | { kind: 'incomplete' };

/** Something to correct: the name of a control, and what to do about it. */
export interface FieldProblem {
	field: string;
	message: string;
}

/** What a page with a form needs besides the verification. */
export interface ReviewState {
	/** Where the form goes, without a fragment. */
	action: string;
	listHref?: string;
	typed?: Typed;
	errors?: readonly FieldProblem[];
	notice?: Notice;
}

/** A decision that was made. `at` is ISO 8601. */
export interface Decided {
	decision: string;
	name?: string;
	at?: string;
}
