/** Everything that the page says. `{name}` stands for a value. */
export const english = {
	/** Locale for dates. */
	locale: 'en-GB',
	title: 'Review a verification',
	skip: 'Skip to the review',
	/** Before the page's title while something is to be corrected. */
	titlePrefix: 'Please correct: ',
	service: 'Service',
	created: 'Created',
	status: 'Status',
	outcome: 'Outcome',
	verificationId: 'Verification ID',
	statuses: {
		DRAFT: 'Draft',
		IN_QUEUE: 'In queue',
		IN_PROGRESS: 'In progress',
		COMPLETED: 'Completed',
		FAILED: 'Failed',
		CANCELLED: 'Cancelled',
		NEED_REVIEW: 'Needs review',
		FRAUD_DETECTED: 'Possible fraud',
		PARTIALLY_COMPLETED: 'Partially completed',
		PARTIALLY_FAILED: 'Partially failed',
	},
	outcomes: {
		VERIFIED: 'Verified',
		NOT_VERIFIED: 'Not verified',
		PARTIALLY_NOT_VERIFIED: 'Partially not verified',
	},
	whyReview: 'Why it needs review',
	instructions: 'What to do',
	backToList: 'All verifications',

	documents: 'Documents',
	enlarge: 'Enlarge {name}',
	openInTab: 'Open {name} in a new tab',
	notOpenable: 'This document cannot be opened here.',
	pdf: 'PDF',
	file: 'File',
	close: 'Close',
	zoomIn: 'Zoom in',
	zoomOut: 'Zoom out',
	turn: 'Rotate',

	data: 'Data from the documents',
	dataHint: 'Compare it with the documents and correct what does not match.',
	dataFixed: 'Compare it with the documents.',
	readOnly: {
		longNumber:
			'You cannot correct anything here: one number has more digits than this page can send back. Please correct it in AnyCheck.',
		noObject:
			'You cannot correct anything here: this page cannot send back data in this form. Please correct it in AnyCheck.',
	},
	/** What fields and documents are called that AnyCheck's documentation names; of others, the name is made readable. */
	knownNames: {
		birth_date: 'Date of birth',
		bsa_file: 'Bank statement',
		face_match_confidence_level: 'Face match confidence',
		face_match_confidence_score: 'Face match score',
		is_match_face: 'Faces match',
		ktp_file: 'KTP',
		match_score: 'Match score',
		name: 'Name',
		selfie_file: 'Selfie',
		verified: 'Verified',
	},
	noData: 'Nothing was read from the documents.',
	noName: '(no name)',
	empty: '(empty)',
	yes: 'Yes',
	no: 'No',
	notKnown: 'Not known',
	onePerLine: 'One on each line.',
	asJson: 'Written as JSON.',
	tooLongToEdit: 'Too long to edit here. It stays as it is.',
	hiddenCharacters: 'Contains invisible characters.',
	requiredToComplete: 'required to complete',
	edited: 'Edited',
	was: 'Before:',
	changedMeanwhile: 'Changed in the meantime',
	isNow: 'Now:',
	newEntry: 'New',
	addEntry: 'Add to {name}',
	removeEntry: 'Remove {name}',
	partOf: 'Part {part} of {count}, fields {first} to {last} of {total}',
	goToPart: 'Part',
	partRange: '{part}: fields {first} to {last}',
	go: 'Go',
	previousPart: 'Previous part',
	nextPart: 'Next part',
	partHint:
		'What you typed is kept when you go to another part. Send your decision when you have finished all parts.',
	showChanges: 'Show my changes',
	toDocuments: 'Documents',
	toDecision: 'Decision',
	editedCount: '{count} edited',

	decision: 'Your decision',
	decisions: {
		COMPLETED: { label: 'Completed', hint: 'The review is finished.' },
		NEED_REVIEW: { label: 'Needs review again', hint: 'It stays open for another review.' },
	},
	reasons: 'Reasons',
	neededToReturn: 'required if it stays open',
	keys: {
		before: 'Keyboard shortcut:',
		after: 'goes to the decision. Choose with the arrow keys, and send with the same shortcut.',
	},
	first: {
		title: 'The first decision',
		changes: 'What was corrected',
		noChanges: 'Nothing was corrected.',
		unproven: 'The name was typed in and has not been checked.',
		changed: 'The record has changed since the first decision',
		changedText:
			'The first decision was based on different data. Check the differences before you confirm it, or send it back.',
		status: 'Status: {before}, now {after}',
		seen: 'I have seen that the record has changed.',
		decisions: {
			COMPLETED: {
				label: 'Confirm',
				hint: 'You agree with the first decision. The review is finished.',
			},
			NEED_REVIEW: { label: 'Send back', hint: 'You do not agree. Explain why in the comment.' },
		},
	},
	barred: {
		first: {
			title: 'Another person has to confirm your decision',
			text: 'You made the first decision. You can read this page, but you cannot decide.',
		},
		rule: {
			title: 'Another person has to decide this',
			text: 'A rule of this review excludes you. You can read this page, but you cannot decide.',
		},
	},
	comment: 'Comment',
	commentHint: 'The next person who works on it can read this.',
	name: 'Your name',
	code: 'Code',
	codeHint: 'You received it together with the link to this page, or separately.',
	personalCode: 'Your personal code',
	personalCodeHint: 'This code is only for you and counts as your signature. Do not share it.',
	optional: 'optional',
	typed: 'What you typed',
	send: 'Send the decision',
	sending: 'Sending…',

	attention: 'Please note',
	toCorrect: 'Nothing has been sent yet. Please correct:',
	notSent: {
		title: 'The decision could not be saved',
		text: 'AnyCheck did not accept it or could not be reached. Everything you typed is still here: please send it again in a moment. If that does not help, tell the person who sent you the link.',
		detail: 'AnyCheck says:',
	},
	unknown: {
		title: 'It is not clear whether the decision was saved',
		text: 'AnyCheck did not answer clearly. Everything you typed is still here: please send it again in a moment. If it has already been saved, it is not saved again.',
	},
	changed: {
		title: 'The verification has changed in the meantime',
		text: 'It has changed since you opened this page, so nothing has been sent. Everything you typed is still here. Please check the differences and decide again.',
		list: 'Differences:',
		lost: 'You typed this in fields that no longer exist or can no longer be corrected:',
	},
	notReady: {
		title: 'This verification is not ready for review yet',
		text: 'AnyCheck is still processing it, so nothing has been sent. Everything you typed is still here. Please send it again in a few minutes.',
	},
	completed: {
		title: 'This verification is already completed',
		text: 'Nobody has decided it on this page, so your decision is still needed.',
	},
	incomplete: {
		title: 'Part of the form did not arrive',
		text: 'Nothing has been sent. Please check what you typed and send it again.',
	},
	wrongCode: {
		title: 'The code does not match',
		text: 'Please check it and type it again.',
	},
	lostCode: {
		title: 'Your browser did not remember the code',
		text: 'This page needs cookies. Allow cookies for this address, or use another browser.',
	},
	keptWithCode:
		'Nothing has been sent yet, and everything you typed is kept. Type your code again to send it.',
	reader: {
		known: 'You are {name}',
		leave: 'Not you?',
	},

	problems: {
		required: 'Fill in “{field}” to complete the review.',
		decision: 'Choose your decision.',
		comment: 'Write a comment.',
		reason: 'Choose a reason.',
		unwritable:
			'This decision cannot be saved with this data. Choose another one, or correct the data in AnyCheck.',
		sendBack: 'Explain in the comment why you are sending it back.',
		seen: 'Confirm that you have seen that the record has changed, or send it back.',
		name: 'Write your name.',
		number:
			'“{field}” must be a number in digits, with a dot for decimals and no thousands separator, like 1250000.5',
		thousands: '“{field}” can be read in two ways. Write one thousand as 1000, without a dot.',
		digits: '“{field}” has too many digits to be saved exactly.',
		date: '“{field}” must be a real date, like 1992-02-28',
		yesNo: 'Answer “{field}” with yes or no.',
		json: '“{field}” is not valid JSON.',
		jsonKind: '“{field}” must stay what it was: a list or an object.',
		tooLong: '“{field}” is too long: at most {limit} characters.',
	},

	codePage: {
		title: 'Enter the code',
		text: 'This page shows personal data. Enter the code that you received to see it.',
		button: 'Continue',
	},
	personalCodePage: {
		title: 'Enter your personal code',
		text: 'This page shows personal data, and records who decides. Enter the personal code that you were given.',
		button: 'Continue',
	},
	resendPage: {
		title: 'Your decision cannot be saved at the moment',
		text: 'Nothing you typed is lost: this page keeps it. Please leave it open, and send it again in a moment. If that does not help, tell the person who sent you the link.',
		button: 'Send again',
	},
	list: {
		title: 'Verifications to review',
		progress: '{done} of {total} decided',
		allDone: 'All verifications are decided. Thank you, you can close this page.',
		open: 'Review',
		again: 'View',
		waiting: 'Waiting for a decision',
		notReady: 'Still being processed',
		unreadable: 'It cannot be shown at the moment.',
		decided: 'Decided: {decision}',
		by: 'by {name}',
		nothing: 'There is nothing to review.',
	},
	done: {
		title: 'Thank you, your decision is saved',
		text: 'The workflow continues by itself.',
		collected: {
			title: 'Thank you, your decision has been passed on',
			text: 'The workflow saves it. If somebody else decided before you, their decision counts.',
		},
		decision: 'Decision',
		changes: 'What you changed',
		noChanges: 'You changed no data.',
		before: 'Before',
		after: 'After',
		next: 'Review the next one',
		left: '{count} still to decide.',
		close: 'You can close this page.',
	},
	messages: {
		otherReader: {
			title: 'Somebody else opened this form',
			text: 'Another person had entered their code when it was opened. Nothing in it has been saved, and none of it is shown here.',
		},
		foreign: {
			title: 'This form belongs to another review',
			text: 'You opened it for another verification, or before this review began. Nothing in it has been saved, and none of it is shown here.',
		},
		notReady: {
			title: 'This verification is not ready for review yet',
			text: 'AnyCheck is still processing it. Please open this page again in a few minutes.',
		},
		decided: {
			title: 'This verification has already been decided',
			text: 'There is nothing more to do here. A second decision is not accepted.',
		},
		overtaken: {
			title: 'Somebody else decided at the same moment',
			text: 'AnyCheck has saved their decision, so yours does not count. What you typed is below: copy anything you still need.',
		},
		missing: {
			title: 'This verification was not found here',
			text: 'The link may be incomplete. Please open it again exactly as you received it.',
		},
		unavailable: {
			title: 'The verification cannot be shown at the moment',
			text: 'AnyCheck did not answer as expected. Please try again in a few minutes. If that does not help, tell the person who sent you the link.',
		},
		locked: {
			title: 'Too many codes did not match',
			text: 'To protect the data, this page accepts no more codes. Please ask the person who sent you the link.',
		},
	},
};

/** The same in any language. */
export type Texts = typeof english;
