import { readCode, renderCode, renderMessage } from '../page';
import { isPass, judgeCode, passFor } from './accessCode';
import type { Visit } from './visit';
import { sendPage, sendTo } from './sendPage';

/** Whether the visitor may go on; where an access code is asked for and was not typed yet, answers with a page for it. */
export function admits({ run, asked, call, review, page }: Visit): boolean {
	const { accessCode, setup } = page;
	if (accessCode === '' || isPass(call.pass, run.key, accessCode)) return true;
	const item: Record<string, number> =
		call.item === undefined || asked.length === 1 ? {} : { item: call.item };
	const action = call.href(item);
	const code = readCode(call.body);
	if (!call.isPost || code === '') {
		sendPage(run.context, 200, renderCode(setup, { action }));
		return false;
	}
	switch (judgeCode(code, accessCode, review)) {
		case 'right':
			sendTo(run.context, call.href({ ...item, pass: passFor(run.key, accessCode) }));
			break;
		case 'wrong':
			sendPage(run.context, 403, renderCode(setup, { action, isWrong: true }));
			break;
		case 'locked':
			sendPage(run.context, 429, renderMessage({ kind: 'locked' }, setup));
	}
	return false;
}
