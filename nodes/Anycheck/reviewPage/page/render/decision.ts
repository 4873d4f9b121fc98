import { CONTROLS } from '../formBody';
import { html, type Markup } from '../html';
import type { Decided, ReviewSetup } from '../model';
import { printable, truncated } from '../text';
import { fill, type Texts } from '../texts';
import { question } from './inputs';
import type { ViewModel } from './viewModel';
import { formatMoment } from './words';

/** What the reviewer decides and says, and the button that sends it. */
export function decisionCard(view: ViewModel): Markup {
	const { setup, texts, typed, problems } = view;
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
								><b>${decisionLabel(value, setup, texts)}</b>
								<span class="soft small">${texts.decisions[value].hint}</span></span
							></label
						>`,
				)}
			</div>
		</fieldset>
		${
			setup.askComment !== 'no' &&
			question(
				{
					name: comment,
					label: texts.comment,
					hint: texts.commentHint,
					value: typed.comment,
					problem: problems.get(comment),
					isOptional: setup.askComment === 'optional',
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
		<p class="buttons">
			<button class="button main" name="do" value="send">${texts.send}</button
			>${setup.allowEditing && html`<button class="button check" name="do" value="check">${texts.showChanges}</button>`}
		</p>
	</section>`;
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
