import { isSame } from '../../../nodes/Anycheck/json/compare';
import { isObject, type JsonObject } from '../../../nodes/Anycheck/json/objects';
import type { Check } from '../check.cts';
import type { Answer, Probe } from '../probe.cts';
import { isSuccess, objectIn, refusalText, refuseOthers, type Reply } from '../reply.cts';
import { safeName } from '../safe.cts';
import { SETTABLE, type Subject } from '../subject.cts';
import { Unanswered } from '../trouble.cts';

const REPLACE_ROW = 'Does an update **replace** `output` and `configuration`, or **merge**?';

/** @throws Unanswered when an update was not taken, Trouble */
export function refuseRefusal(reply: Reply): void {
	refuseOthers(reply);
	if (!isSuccess(reply)) throw new Unanswered(`An update was refused: ${refusalText(reply)}`);
}

/** What is there after an update, and the verification as it was. */
async function after(subject: Subject, body: unknown): Promise<JsonObject> {
	refuseRefusal(await subject.write(body));
	return await subject.settled();
}

/** Whether an update is taken; a refusal of who asks is no answer. */
async function isTaken(
	subject: Subject,
	body: unknown,
): Promise<{ isTaken: boolean; reply: Reply }> {
	const reply = await subject.write(body);
	refuseOthers(reply);
	if (reply.status === 401 || reply.status === 403) refuseRefusal(reply);
	return { isTaken: isSuccess(reply), reply };
}

/** What became of an object of which one field was sent: all of it that tells replacing from merging. */
type Reading = 'replace' | 'merge' | 'mergeTopLevel' | 'mergeSomehow' | 'other';

/** Part of an object: one field, and of a nested one one field of that. Nothing is added, so all can be put back. */
function partOf(whole: JsonObject): { part: JsonObject; nested: string | undefined } | undefined {
	const names = Object.keys(whole);
	if (names.length < 2) return undefined;
	const nested = names.find((name) => isObject(whole[name]) && Object.keys(whole[name]).length > 1);
	const name = nested ?? names[0] ?? '';
	const value = whole[name];
	const [inner = ''] = nested !== undefined && isObject(value) ? Object.keys(value) : [];
	const sent = nested !== undefined && isObject(value) ? { [inner]: value[inner] } : value;
	return { part: { [name]: sent }, nested };
}

function readingOf(
	before: JsonObject,
	sent: JsonObject,
	nested: string | undefined,
	now: unknown,
): Reading {
	if (isSame(now, sent)) return 'replace';
	if (isSame(now, before)) return nested === undefined ? 'mergeSomehow' : 'merge';
	if (isSame(now, { ...before, ...sent })) return 'mergeTopLevel';
	return 'other';
}

const readingTexts: Record<Reading, string> = {
	replace: 'Replaced: what is not sent is gone',
	merge: 'Merged, nested objects too',
	mergeTopLevel: 'Merged at the top only: a nested object is replaced as a whole',
	mergeSomehow: 'Merged; there is no nested object to see how deep',
	other: 'Neither: something else is there than before or than was sent',
};

async function readingFor(
	subject: Subject,
	name: 'output' | 'input_config',
): Promise<{ reading: Reading; text: string }> {
	const before = subject.object(name);
	const found = partOf(before);
	if (!found) throw new Unanswered('It needs a verification with at least two fields there');
	const field = name === 'output' ? 'output' : 'configuration';
	const now = await after(subject, { [field]: found.part });
	const reading = readingOf(before, found.part, found.nested, now[name]);
	return { reading, text: readingTexts[reading] };
}

const semanticsOf = (reading: Reading): 'replace' | 'merge' | 'mergeTopLevel' | undefined =>
	reading === 'mergeSomehow' ? 'merge' : reading === 'other' ? undefined : reading;

/** Questions that an update answers; each puts back what it has changed. */
const questions: (Omit<Probe, 'ask' | 'isWriting'> & {
	ask: (subject: Subject, check: Check) => Promise<Answer>;
})[] = [
	{
		id: 'inForce',
		question: 'Is an update in force when it is answered?',
		row: 'Is an update **in force** when it is answered?',
		async ask(subject, check) {
			const wanted = subject.otherStatus;
			const reply = await subject.write({ verification_status: wanted });
			refuseRefusal(reply);
			const sentAt = Date.now();
			const isInAnswer = objectIn(reply)['status'] === wanted;
			const answer = isInAnswer ? 'the answer shows it' : 'the answer shows the former status';
			let isAtOnce = true;
			while ((await subject.read())['status'] !== wanted) {
				isAtOnce = false;
				if (Date.now() - sentAt > check.settings.longestLagMs) {
					const seconds = check.settings.longestLagMs / 1000;
					return {
						text: `Not within ${seconds} s, though the update was accepted; ${answer}`,
						isOtherwise: true,
					};
				}
				await check.api.client.pause(50);
			}
			const lag = isAtOnce && isInAnswer ? 0 : Date.now() - sentAt;
			// What follows need not wait longer than that.
			check.settling.ms = Math.max(lag * 2, check.settings.settleMs / 5);
			return {
				text: `${isAtOnce ? 'Yes' : `After about ${lag} ms`}; ${answer}`,
				seen: { updateTakesMs: lag },
			};
		},
	},
	{
		id: 'omittedFields',
		question: 'Does what is not sent stay as it is?',
		async ask(subject) {
			if (Object.keys(subject.object('output')).length === 0) {
				throw new Unanswered('It needs a verification with an output');
			}
			const byStatus = await after(subject, { verification_status: subject.otherStatus });
			const lost = (['output', 'input_config'] as const).filter(
				(name) => !isSame(byStatus[name], subject.original[name]),
			);
			// The status first: it is what a second update must leave alone.
			const byOutput = await after(subject, { output: subject.object('output') });
			const isStatusKept = byOutput['status'] === subject.otherStatus;
			const isConfigurationKept =
				lost.includes('input_config') ||
				isSame(byOutput['input_config'], subject.original['input_config']);
			if (lost.length === 0 && isConfigurationKept && isStatusKept) {
				return { text: 'Yes', seen: { omittedFields: 'keep' } };
			}
			const parts = [
				...lost.map((name) => `a status alone changes ${name}`),
				...(isConfigurationKept ? [] : ['an output alone changes input_config']),
				...(isStatusKept ? [] : ['an output alone changes the status']),
			];
			return {
				text: `No: ${parts.join(', ')}`,
				...(lost.length > 0 ? { seen: { omittedFields: 'clear' } } : {}),
				isOtherwise: true,
				settings: ['Update: send Status, Output and Configuration together'],
				changes: ['node: an update of one part has to send the others along'],
			};
		},
	},
	{
		id: 'updateSemantics',
		question: 'Is the output replaced, or merged?',
		row: REPLACE_ROW,
		async ask(subject, check) {
			const { reading, text } = await readingFor(subject, 'output');
			check.updateSemantics = semanticsOf(reading);
			return {
				text,
				...(check.updateSemantics ? { seen: { updateSemantics: check.updateSemantics } } : {}),
				...(reading === 'other' ? { isOtherwise: true } : {}),
				settings: [
					reading === 'replace'
						? 'Update: choose Write Mode > Merge Into Current to change single fields'
						: 'Update: Write Mode > Replace does not remove fields; Merge Into Current is right, too',
				],
			};
		},
	},
	{
		id: 'configuration',
		question: 'Is the configuration replaced, or merged?',
		row: REPLACE_ROW,
		async ask(subject, check) {
			const { reading, text } = await readingFor(subject, 'input_config');
			const semantics = semanticsOf(reading);
			const isLikeOutput =
				check.updateSemantics === undefined || semantics === check.updateSemantics;
			if (isLikeOutput && semantics !== undefined) {
				return { text, seen: { updateSemantics: semantics } };
			}
			return {
				text: `${text} (unlike the output)`,
				isOtherwise: true,
				changes: ['sandbox: output and configuration need an option each'],
			};
		},
	},
	{
		id: 'emptyObject',
		question: 'Does {} empty the output?',
		row: 'Does `{}` **empty** the output, or is it ignored?',
		async ask(subject, check) {
			const before = subject.object('output');
			if (Object.keys(before).length === 0) {
				throw new Unanswered('It needs a verification with an output');
			}
			const { output } = await after(subject, { output: {} });
			if (isObject(output) && Object.keys(output).length === 0) {
				return { text: 'Yes', seen: { emptyObject: 'apply' } };
			}
			if (!isSame(output, before)) return { text: readingTexts.other, isOtherwise: true };
			// Where updates are merged, nothing merged into the output changes nothing.
			const seen: Answer['seen'] =
				check.updateSemantics === 'replace' ? { emptyObject: 'ignore' } : {};
			return { text: 'No, it changes nothing', seen };
		},
	},
	{
		id: 'nullField',
		question: 'What does null do to a field of the output?',
		row: REPLACE_ROW,
		async ask(subject) {
			const before = subject.object('output');
			const name = Object.keys(before).find((one) => before[one] !== null);
			if (name === undefined) throw new Unanswered('It needs a verification with an output');
			const { output } = await after(subject, { output: { ...before, [name]: null } });
			const now = isObject(output) ? output : {};
			if (!Object.hasOwn(now, name)) {
				return { text: 'It removes the field', seen: { nullField: 'remove' } };
			}
			if (now[name] === null)
				return { text: 'The field becomes null', seen: { nullField: 'keep' } };
			return { text: 'Nothing: the field keeps its value', isOtherwise: true };
		},
	},
	{
		id: 'emptyUpdate',
		question: 'Is an update of nothing refused?',
		async ask(subject) {
			const found = await isTaken(subject, {});
			if (found.isTaken) return { text: 'No', seen: { emptyUpdate: 'accept' } };
			return { text: `Yes (${refusalText(found.reply)})`, seen: { emptyUpdate: 'refuse' } };
		},
	},
	{
		id: 'strictBodies',
		question: 'Is a field that is not documented refused?',
		async ask(subject) {
			const body = { verification_status: subject.status, check_api_unknown_field: true };
			const found = await isTaken(subject, body);
			if (found.isTaken) return { text: 'No', seen: { strictBodies: false } };
			return { text: `Yes (${refusalText(found.reply)})`, seen: { strictBodies: true } };
		},
	},
	{
		id: 'keyUpdate',
		question: 'May an API key update a verification?',
		row: 'May an **API key** update a verification?',
		async ask(subject, { api }) {
			api.access.key();
			const reply = await subject.write({ verification_status: subject.status }, 'key');
			refuseOthers(reply);
			if (isSuccess(reply)) {
				return {
					text: 'Yes',
					seen: { apiKeyMayUpdate: true },
					settings: ['Credential: a key is enough, also for updates'],
				};
			}
			if (reply.status !== 401 && reply.status !== 403) refuseRefusal(reply);
			return {
				text: `No (${refusalText(reply)})`,
				seen: { apiKeyMayUpdate: false },
				settings: ['Credential: choose Email and Password for updates'],
			};
		},
	},
	{
		id: 'sideEffects',
		question: 'What else does an update change?',
		row: 'Does an update send a **webhook**, change `output_status`',
		async ask(subject) {
			await after(subject, { verification_status: subject.otherStatus });
			const now = await after(subject, { verification_status: subject.status });
			const ignored = new Set(['status', 'updated_at', 'output', 'input_config']);
			const names = Object.keys({ ...subject.original, ...now }).filter(
				(name) => !ignored.has(name),
			);
			// A link to a file may be made anew for each answer.
			const changed = names.filter(
				(name) => !/_url$/.test(name) && !isSame(now[name], subject.original[name]),
			);
			const isRunning = !SETTABLE.includes(String(now['status']));
			if (changed.length === 0 && !isRunning) {
				return { text: 'Nothing: not output_status, not credit_used, and it is not run again' };
			}
			return {
				text: [
					...(changed.length > 0 ? [`Changed: ${changed.map(safeName).join(', ')}`] : []),
					...(isRunning ? ['It is run again'] : []),
				].join('. '),
				isOtherwise: true,
			};
		},
	},
];

/** What the updates of the verification tell. */
export const updateProbes: Probe[] = questions.map((question) => ({
	...question,
	isWriting: true,
	async ask(check) {
		const subject = check.writable();
		return await subject.trying(async () => await question.ask(subject, check));
	},
}));
