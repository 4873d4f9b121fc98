import { isObject } from '../../nodes/Anycheck/json/objects';
import { visible } from '../../nodes/Anycheck/json/text';
import type { Check } from './check.cts';
import { words } from './probe.cts';
import type { Subject } from './subject.cts';

/** What is about to be done, for the person who has to agree: here, on the screen, the verification is shown. */
export function planFor(check: Check): string[] {
	const { subject, others, settings } = check;
	if (!subject) return [];
	const named = [...settings.words].map((word) => `  ${word}: ${words[word]}`);
	const cost = settings.words.has('create') || settings.words.has('retry') ? costOf(subject) : [];
	return [
		'',
		`This verification is changed and put back, a dozen times (${settings.address.kind}):`,
		`  ${lineOf(subject)}`,
		...others.map((other) => `  ${lineOf(other)}`),
		'What is changed: its status (Completed, Need Review), single fields of its output and configuration, which are',
		'left out or emptied for a moment. Afterwards all three are as they are now; updated_at is not.',
		...reporting(subject),
		...(named.length > 0 ? ['Also, because you named it:', ...named, ...cost] : []),
	];
}

/** A verification in a line. What it says of itself is shown without what could move the cursor. */
function lineOf({ id, original, status }: Subject): string {
	const { service, created_at: created, output } = original;
	const name = isObject(service) ? String(service['name']) : 'unknown service';
	const fields = isObject(output) ? Object.keys(output).length : 0;
	return [id, name, status, `created ${String(created)}`, `${fields} fields in its output`]
		.map((text) => clean(text))
		.join(', ');
}

function clean(text: string): string {
	return visible(text).replace(/\p{C}/gu, '').slice(0, 80);
}

function reporting({ original }: Subject): string[] {
	return typeof original['webhook_url'] === 'string'
		? ['It has a webhook_url: the changes may be reported there.']
		: [];
}

function costOf({ original }: Subject): string[] {
	const { credit_used: credits } = original;
	return typeof credits === 'number' ? [`  Such a verification has cost ${credits} credits.`] : [];
}
