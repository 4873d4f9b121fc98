/** What came back in one control, and the seal of what had been shown in it. */
export interface TypedField {
	text: string;
	seal: string;
}

/** Everything that a reviewer has typed, to show the form again as it was. */
export interface Typed {
	decision: string;
	comment: string;
	name: string;
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
	part: 0,
	hasAll: false,
	edits: new Map(),
	posted: new Map(),
	removed: new Set(),
	added: new Map(),
};
