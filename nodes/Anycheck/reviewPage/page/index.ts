export { codeMatches } from './digest';
export { documentKind } from './documents';
export { readCode } from './formBody';
export { documentHeaders, pageHeaders } from './headers';
export { languageFrom, type Language } from './language';
export { LONGEST_CODE } from './limits';
export type {
	Ask,
	Decided,
	FieldProblem,
	Notice,
	ReviewDocument,
	ReviewItem,
	ReviewSetup,
	ReviewState,
} from './model';
export { renderCode } from './render/code';
export { renderDone, type Done } from './render/done';
export { renderList, type ListEntry } from './render/list';
export { renderMessage, type Message } from './render/message';
export { renderResend } from './render/resend';
export { renderReview } from './render/review';
export { shownOutput } from './shownOutput';
export { readSubmission, type Submission } from './submission';
export type { Typed } from './typed';
export { versionOf } from './version';
