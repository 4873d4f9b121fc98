import type { Change } from '../../json/compare';
import type { JsonObject } from '../../json/objects';
import type { ReviewStatus } from '../../verification/statuses';
import type { Language } from './texts';

/** A file to look at. The link leads to the page's own server: it begins with `?`, or with one `/`. */
export interface ReviewDocument {
	/** As AnyCheck calls it, e.g. `ktp_file`, or `ktp_file_2` where there are several. */
	name: string;
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
	/** What somebody else has decided about it, to be confirmed or sent back. */
	first?: FirstDecision;
}

/** A decision that a second person is asked about. Texts are empty where there is nothing to tell. */
export interface FirstDecision {
	label: string;
	comment: string;
	reasons: readonly string[];
	name: string;
	isProven: boolean;
	/** ISO 8601. */
	at: string;
	/** A line for each corrected field. */
	changes: string;
	/** What the record was, where it is no longer what was decided on. */
	changedSince?: { status: string; changes: readonly Change[] };
}

export type Ask = 'no' | 'optional' | 'required';

/** A decision that the reviewer has the choice of. */
export interface DecisionChoice {
	/** What the form sends. */
	value: string;
	/** What the builder calls it. */
	label?: string;
	/** What AnyCheck gets; left out where `value` says it. */
	status?: ReviewStatus;
	/** A topmost field of the output that says it as well. */
	set?: { field: string; value: unknown };
}

/** What the builder of the workflow chose. Paths are dotted and may hold `*` and `**`, see `isNamed`. */
export interface ReviewSetup {
	language: Language;
	/** IANA name; UTC when missing or unknown. */
	timeZone?: string;
	title?: string;
	instructions?: string;
	/** All when left out. */
	shownFields?: readonly string[];
	/** When left out: all, or with `keepsScores` all but those that are called score or confidence. */
	editableFields?: readonly string[];
	keepsScores?: boolean;
	/** The field that the list shows of each verification, dotted. */
	listField?: string;
	/** Have to be filled to decide COMPLETED. */
	requiredFields?: readonly string[];
	/** Dotted path → what the page calls the field. */
	labels?: Readonly<Record<string, string>>;
	allowEditing: boolean;
	decisions: readonly DecisionChoice[];
	/** What the reviewer may give as reasons; not asked for when left out. */
	reasons?: readonly string[];
	/** `needReview`: required where it stays open. */
	askReasons?: 'optional' | 'required' | 'needReview';
	askComment: Ask;
	askName: Ask;
	/** Who looks at the page, where that is proven. */
	person?: Reader;
}

export interface Reader {
	name: string;
	/** Empty where it is not known. */
	email: string;
}

/** What a reader is told above the form. `detail` holds words of the API. */
export type Notice =
	| { kind: 'notSent'; detail?: string }
	| { kind: 'unknown' | 'changed' | 'notReady' | 'incomplete' };

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
	/** Tells the form from those of all other parkings, items and verifications. */
	about?: string;
	/** Whom the form is shown to, where that is proven. */
	by?: string;
	/** Why the reader must not decide, if so: it was his own decision, or a rule excludes him. */
	bar?: 'first' | 'rule';
	typed?: Typed;
	errors?: readonly FieldProblem[];
	notice?: Notice;
	/** The decision on another verification of the page that was made just now. */
	saved?: SavedBefore;
}

/** A decision that was made just before this page. */
export interface SavedBefore extends Decided {
	/** Leads to it. */
	href: string;
	/** How many are still to be decided. */
	left: number;
	isCollected: boolean;
}

/** A decision that was made. `at` is ISO 8601. */
export interface Decided {
	decision: string;
	name?: string;
	at?: string;
}

/** What came back in one control, and the fingerprint of what had been shown in it. */
export interface TypedField {
	text: string;
	fingerprint: string;
}

/** Everything that a reviewer has typed, to show the form again as it was. */
export interface Typed {
	decision: string;
	comment: string;
	name: string;
	/** Positions of the reasons that were chosen. */
	reasons: ReadonlySet<string>;
	/** That the record has changed since the first decision was seen. */
	hasSeen: boolean;
	/** The part of the form to show, from 0. */
	part: number;
	/** The form had no other parts, so that every field came back. */
	hasAll: boolean;
	/** Place of a list of which the end is to be shown. */
	endOf?: string;
	/** By place: what differs from what had been shown. */
	edits: ReadonlyMap<string, TypedField>;
	/** By place: everything that came back. */
	posted: ReadonlyMap<string, TypedField>;
	/** Places of list entries to remove. */
	removed: ReadonlySet<string>;
	/** Places of lists → how many entries to add. */
	added: ReadonlyMap<string, number>;
}

export const NOTHING_TYPED: Typed = {
	decision: '',
	comment: '',
	name: '',
	reasons: new Set(),
	hasSeen: false,
	part: 0,
	hasAll: false,
	edits: new Map(),
	posted: new Map(),
	removed: new Set(),
	added: new Map(),
};
