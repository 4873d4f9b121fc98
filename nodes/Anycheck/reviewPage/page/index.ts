export { outputForReview } from './corrections';
export { versionOf } from './fingerprint';
export { aboutIn, leavesIn, readCode, readerIn, typedIn, withoutCode } from './formBody';
export { documentHeaders, pageHeaders } from './headers';
export { LONGEST_CODE } from './limits';
export type {
	Ask,
	Decided,
	DecisionChoice,
	FieldProblem,
	FirstDecision,
	Notice,
	ReviewDocument,
	ReviewItem,
	ReviewSetup,
	ReviewState,
	SavedBefore,
	Typed,
} from './model';
export { renderDone, type Done } from './render/done';
export { renderList, type ListEntry } from './render/list';
export { renderCode, renderMessage, renderResend, type Message } from './render/messages';
export { renderReview } from './render/review';
export { documentKind } from './render/verification';
export { readSubmission, type Submission } from './submission';
export { languageFrom, type Language } from './texts';
