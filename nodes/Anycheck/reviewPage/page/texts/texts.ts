/** Everything that the page says. `{name}` stands for a value. */
export interface Texts {
	/** Locale for dates. */
	locale: string;
	title: string;
	skip: string;
	/** Before the page's title while something is to be corrected. */
	titlePrefix: string;
	service: string;
	created: string;
	status: string;
	outcome: string;
	verificationId: string;
	statuses: Readonly<Record<string, string>>;
	outcomes: Readonly<Record<string, string>>;
	whyReview: string;
	instructions: string;
	backToList: string;

	documents: string;
	enlarge: string;
	openInTab: string;
	notOpenable: string;
	pdf: string;
	file: string;
	close: string;
	fullSize: string;

	data: string;
	dataHint: string;
	dataFixed: string;
	readOnly: Readonly<Record<'longNumber' | 'noObject', string>>;
	noData: string;
	noName: string;
	empty: string;
	yes: string;
	no: string;
	notKnown: string;
	onePerLine: string;
	asJson: string;
	tooLongToEdit: string;
	hiddenCharacters: string;
	requiredToComplete: string;
	edited: string;
	was: string;
	changedMeanwhile: string;
	isNow: string;
	newEntry: string;
	addEntry: string;
	removeEntry: string;
	partOf: string;
	goToPart: string;
	partRange: string;
	go: string;
	previousPart: string;
	nextPart: string;
	partHint: string;
	showChanges: string;
	toDocuments: string;
	toDecision: string;
	editedCount: string;

	decision: string;
	decisions: Readonly<Record<string, { label: string; hint: string }>>;
	comment: string;
	commentHint: string;
	name: string;
	code: string;
	codeHint: string;
	optional: string;
	send: string;
	sending: string;

	attention: string;
	toCorrect: string;
	notSent: { title: string; text: string; detail: string };
	changed: { title: string; text: string; list: string; lost: string };
	incomplete: { title: string; text: string };
	wrongCode: { title: string; text: string };

	problems: {
		required: string;
		decision: string;
		comment: string;
		name: string;
		number: string;
		thousands: string;
		digits: string;
		date: string;
		yesNo: string;
		json: string;
		jsonKind: string;
		tooLong: string;
	};

	codePage: { title: string; text: string; button: string };
	resendPage: { title: string; text: string; button: string };
	list: {
		title: string;
		progress: string;
		allDone: string;
		open: string;
		again: string;
		waiting: string;
		unreadable: string;
		decided: string;
		by: string;
		nothing: string;
	};
	done: {
		title: string;
		text: string;
		decision: string;
		changes: string;
		noChanges: string;
		before: string;
		after: string;
		next: string;
		left: string;
		close: string;
	};
	messages: Readonly<
		Record<'decided' | 'missing' | 'unavailable' | 'locked', { title: string; text: string }>
	>;
}

/** The text with the values in their places. */
export function filled(text: string, values: Readonly<Record<string, string>>): string {
	return text.replace(/\{(\w+)\}/g, (place, name: string) => values[name] ?? place);
}
