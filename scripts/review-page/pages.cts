import {
	renderCode,
	renderDone,
	renderList,
	renderMessage,
	renderResend,
	typedIn,
	type Language,
	type Message,
	type ReviewSetup,
} from '../../nodes/Anycheck/reviewPage/page/index';
import { samples } from './samples.cts';

/** A setup with everything on. */
export function setupFor(language: Language, more: Partial<ReviewSetup> = {}): ReviewSetup {
	return {
		language,
		timeZone: 'Asia/Jakarta',
		instructions:
			language === 'id'
				? 'Bandingkan NIK dan nama dengan dokumen.\nHubungi nasabah bila ragu.'
				: 'Compare NIK and name with the documents.\nCall the customer when in doubt.',
		allowEditing: true,
		decisions: [{ value: 'COMPLETED' }, { value: 'NEED_REVIEW' }],
		askComment: 'optional',
		askName: 'optional',
		...more,
	};
}

const kinds = ['decided', 'foreign', 'notReady', 'missing', 'unavailable', 'locked'] as const;
/** A form that was overtaken. */
const TYPED = {
	decision: 'NEED_REVIEW',
	comment: 'Nama tidak sama.\nTanya cabang.',
	reviewer: 'Peninjau Lain',
};
const all = Object.values(samples);
const { ktp: item } = samples;

/** Every page but the form, by name. */
export function staticPages(language: Language): Record<string, string> {
	const setup = setupFor(language);
	const decided = { decision: 'COMPLETED', name: 'Peninjau Contoh', at: '2025-03-02T03:04:05Z' };
	const entries = all.map((one, index) => ({
		item: one,
		href: `/review?case=${one.key}&lang=${language}`,
		...(index < 2 && { decided }),
	}));
	const messages = kinds.map((kind): [string, string] => {
		const message: Message = {
			kind,
			listHref: '/list',
			...(kind === 'foreign' && { formHref: '/review' }),
			...(kind === 'decided' && { decided, item, typed: typedIn(TYPED) }),
		};
		return [kind, renderMessage(message, setup)];
	});
	const done =
		item !== undefined &&
		renderDone(
			{
				item,
				decision: 'COMPLETED',
				changes: [
					{ path: 'identity.name', before: 'SITI CONTOH', after: 'SITI <b>CONTOH</b>' },
					{ path: 'is_match_face', before: false, after: true },
					{ path: 'facilities', before: [{ lender: 'A' }], after: [{ lender: 'B' }] },
				],
				comment: 'Sudah dicek.\nSesuai.',
				name: 'Peninjau Contoh',
				nextHref: '/review?case=bank',
				listHref: '/list',
				left: 3,
			},
			setup,
		);
	return {
		// The last one as if it could not be read.
		list: renderList([...entries, { href: '/missing' }], setup),
		listDone: renderList(
			entries.map((entry) => ({ ...entry, decided })),
			setup,
		),
		listEmpty: renderList([], setup),
		done: String(done),
		code: renderCode(setup, { action: '/code' }),
		codeWrong: renderCode(setup, { action: '/code', isWrong: true }),
		resend: renderResend(setup, { action: '/resend', body: { comment: 'Sudah dicek.' } }),
		...Object.fromEntries(messages),
	};
}
