import { choicesOf, type Choice } from '../choices';
import { CONTROLS } from '../formBody';
import { html, type Markup } from '../html';
import type { Decided, ReviewSetup } from '../model';
import { printable, truncated } from '../text';
import { fill, type Texts } from '../texts';
import { question } from './inputs';
import { commentAsk } from '../validation';
import type { ViewModel } from './viewModel';
import { formatMoment } from './words';

/** What the reviewer decides and says, and the button that sends it. */
export function decisionCard(view: ViewModel): Markup {
	const { setup, texts, typed, problems, item } = view;
	const askComment = commentAsk(setup, item.first);
	const { decision, comment, name } = CONTROLS;
	const problem = problems.get(decision);
	const about = problem !== undefined && html` aria-describedby="${decision}-p"`;
	return html`<section class="card stack" id="decide" tabindex="-1" aria-labelledby="decide-title">
		<h2 id="decide-title">${texts.decision}</h2>
		<fieldset class="field" ${about}>
			<legend class="unseen">${texts.decision}</legend>
			${problem !== undefined && html`<p class="problem" id="${decision}-p">${problem}</p>`}
			<div class="choices decisions">
				${choicesOf(setup).map(
					(choice, index) =>
						html`<label
							><input
								type="radio"
								${index === 0 && html` id="${decision}"`}
								name="${decision}"
								value="${choice.value}"
								required${typed.decision === choice.value && html` checked`}${about}
							/>
							<span
								><b>${labelHere(choice, view)}</b>
								<span class="soft small">${wordsHere(view)[choice.status].hint}</span></span
							></label
						>`,
				)}
			</div>
		</fieldset>
		${reasonBoxes(view)}
		${
			askComment !== 'no' &&
			question(
				{
					name: comment,
					label: texts.comment,
					hint: texts.commentHint,
					value: typed.comment,
					problem: problems.get(comment),
					isOptional: askComment === 'optional',
					isLong: true,
				},
				texts,
			)
		}${
			setup.askName !== 'no' &&
			question(
				{
					name,
					label: texts.name,
					value: typed.name,
					problem: problems.get(name),
					isOptional: setup.askName === 'optional',
					autocomplete: 'name',
				},
				texts,
			)
		}
		${seenBox(view)}
		<p class="keys soft small" hidden>${keysHint(texts)}</p>
		<p class="buttons">
			<button class="button main" name="do" value="send">${texts.send}</button
			>${setup.allowEditing && html`<button class="button check" name="do" value="check">${texts.showChanges}</button>`}
		</p>
	</section>`;
}

/** Which keys the script listens to; shown by it. A modifier is in each, so that none is typed by accident or a screen reader's. */
function keysHint({ keys }: Texts): Markup {
	return html`${keys.before} <kbd>Ctrl</kbd>+<kbd>Enter</kbd> ${keys.after}`;
}

/** What the decisions are called here where the builder gives them no names: a second person confirms, or sends back. */
function wordsHere({ item, texts }: ViewModel): Texts['decisions'] {
	return item.first === undefined ? texts.decisions : texts.first.decisions;
}

function labelHere({ value, status, label = '' }: Choice, view: ViewModel): string {
	return label === ''
		? wordsHere(view)[status].label
		: decisionLabel(value, view.setup, view.texts);
}

/** The builder's reasons, several of which may be right. */
function reasonBoxes({ setup, texts, typed, problems }: ViewModel): Markup | false {
	const { reasons = [], askReasons = 'optional' } = setup;
	if (reasons.length === 0) return false;
	const { reason: name } = CONTROLS;
	const problem = problems.get(name);
	const about = problem !== undefined && html` aria-describedby="${name}-p"`;
	const note = askReasons === 'needReview' ? texts.neededToReturn : texts.optional;
	return html`<fieldset class="field${problem !== undefined && ' wrong'}" ${about}>
		<legend class="name">
			${texts.reasons}${askReasons !== 'required' && html` <span class="soft small">(${note})</span>`}
		</legend>
		${problem !== undefined && html`<p class="problem" id="${name}-p">${problem}</p>`}
		<div class="choices">
			${reasons.map(
				(reason, index) =>
					html`<label
						><input
							type="checkbox"
							${index === 0 && html` id="${name}"`}
							name="${name}"
							value="${index}"
							${typed.reasons.has(String(index)) && html` checked`}${about}
						/>
						${truncated(reason, 100)}</label
					>`,
			)}
		</div>
	</fieldset>`;
}

/** What a decision is called: by the builder, else by us. */
export function decisionLabel(decision: string, { decisions }: ReviewSetup, texts: Texts): string {
	const given = decisions.find(({ value }) => value === decision)?.label;
	if (given !== undefined && given !== '') return truncated(given, 80);
	const ours: Readonly<Record<string, { label: string }>> = texts.decisions;
	return ours[decision]?.label ?? truncated(decision, 80);
}

/** Which decision, by whom, when. */
export function decisionMade(
	{ decision, name, at }: Decided,
	setup: ReviewSetup,
	texts: Texts,
): Markup {
	const words = fill(texts.list.decided, { decision: decisionLabel(decision, setup, texts) });
	const by = name && fill(texts.list.by, { name: truncated(printable(name), 100) });
	return html`<span class="tag good">✓ ${words}</span
		>${by && html` <bdi>${by}</bdi>`}${at && html` <span class="soft small">${formatMoment(at, texts.locale, setup.timeZone)}</span>`}`;
}

/** The box without which a decision on a record that has changed is not confirmed. */
function seenBox({ item, texts, typed, problems, state }: ViewModel): Markup | false {
	if (item.first?.changedSince === undefined) return false;
	const { seen } = CONTROLS;
	const problem = problems.get(seen);
	// What was seen is not what is shown any more.
	const isChecked = typed.hasSeen && state.notice?.kind !== 'changed';
	return html`<div class="field${problem !== undefined && ' wrong'}">
		${problem !== undefined && html`<p class="problem" id="${seen}-p">${problem}</p>`}
		<div class="choices">
			<label
				><input
					type="checkbox"
					id="${seen}"
					name="${seen}"
					value="1"
					${isChecked && html` checked`}${problem !== undefined && html` aria-describedby="${seen}-p" aria-invalid="true"`}
				/>
				${texts.first.seen}</label
			>
		</div>
	</div>`;
}
