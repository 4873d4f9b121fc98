import { CONTROLS } from '../formBody';
import { html, type Markup } from '../html';
import type { Decided, ReviewSetup } from '../model';
import { printable, truncated } from '../text';
import { fill, type Texts } from '../texts';
import { question } from './inputs';
import type { ReviewStatus } from '../../../verification/statuses';
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
				${setup.decisions.map(
					({ value }, index) =>
						html`<label
							><input
								type="radio"
								${index === 0 && html` id="${decision}"`}
								name="${decision}"
								value="${value}"
								required${typed.decision === value && html` checked`}${about}
							/>
							<span
								><b>${labelHere(value, view)}</b>
								<span class="soft small">${wordsHere(view)[value].hint}</span></span
							></label
						>`,
				)}
			</div>
		</fieldset>
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
		<p class="buttons">
			<button class="button main" name="do" value="send">${texts.send}</button
			>${setup.allowEditing && html`<button class="button check" name="do" value="check">${texts.showChanges}</button>`}
		</p>
	</section>`;
}

/** What the decisions are called here where the builder gives them no names: a second person confirms, or sends back. */
function wordsHere({ item, texts }: ViewModel): Texts['decisions'] {
	return item.first === undefined ? texts.decisions : texts.first.decisions;
}

function labelHere(value: ReviewStatus, view: ViewModel): string {
	const { label = '' } = view.setup.decisions.find((one) => one.value === value) ?? {};
	return label === '' ? wordsHere(view)[value].label : decisionLabel(value, view.setup, view.texts);
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
