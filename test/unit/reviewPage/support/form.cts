import { parse } from 'node:querystring';
import type { JsonObject } from '../../../../nodes/Anycheck/json/objects';

/** A control of the form, as a browser sees it. */
export interface Control {
	tag: 'input' | 'textarea' | 'button' | 'select';
	id: string;
	name: string;
	type: string;
	value: string;
	isChecked: boolean;
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
const CONTROL = /<(input|button|select|textarea)\s([^>]*?)\/?>(?:([^<]*)<\/textarea>)?/g;

/** The text that stands escaped in a page. */
export function unescaped(text: string): string {
	return text.replace(
		/&(amp|lt|gt|quot|#39);/g,
		(entity, name: string) => ENTITIES[name] ?? entity,
	);
}

/** The form's controls in the order of the page. Values are escaped, so no `>` stands inside a tag. */
export function controlsIn(page: string): Control[] {
	return [...page.matchAll(CONTROL)].map(([, tag = '', attributes = '', content = '']) => {
		const attribute = (name: string) =>
			unescaped(new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes)?.[1] ?? '');
		return {
			tag: tag as Control['tag'],
			id: attribute('id'),
			name: attribute('name'),
			type: attribute('type'),
			value: tag === 'textarea' ? unescaped(content).replace(/^\n/, '') : attribute('value'),
			isChecked: /\schecked(\s|$)/.test(attributes),
		};
	});
}

/** What is typed: by the control's label, or by its name for those that are no fields. */
export type Typing = Record<string, string>;

/**
 * Fills the form as a person would and sends it as a browser and n8n would.
 *
 * @param typing label or name → text; for a box, `on`
 * @param press value of the button
 */
export function send(page: string, typing: Typing = {}, press = 'send'): JsonObject {
	const labels = new Map(
		[...page.matchAll(/<label class="name" for="([^"]+)"\s*>\s*<bdi>([^<]*)<\/bdi>/g)].map(
			([, id = '', label = '']) => [id, unescaped(label)],
		),
	);
	const legends = [
		...page.matchAll(
			/<legend class="name">\s*<bdi>([^<]*)<\/bdi>[\s\S]*?<input[^>]*name="([^"]+)"/g,
		),
	].map(([, label = '', name = '']): [string, string] => [name, unescaped(label)]);
	const radios = new Map(legends);
	const pairs: Array<[string, string]> = [];
	const left = new Set(Object.keys(typing));
	for (const { tag, id, name, type, value, isChecked } of controlsIn(page)) {
		if (tag === 'button' || tag === 'select' || name === '') continue;
		const key = [labels.get(id), radios.get(name), name].find(
			(one) => one !== undefined && Object.hasOwn(typing, one),
		);
		const typed = key === undefined ? undefined : typing[key];
		if (key !== undefined) left.delete(key);
		if (type === 'radio' || type === 'checkbox') {
			const isOn = typed === undefined ? isChecked : typed === value || typed === 'on';
			if (isOn) pairs.push([name, value]);
			continue;
		}
		pairs.push([name, (typed ?? value).replace(/\r\n?|\n/g, '\r\n')]);
	}
	if (left.size > 0) throw new Error(`Not in the form: ${[...left].join(', ')}`);
	pairs.push(['do', press]);
	const body = new URLSearchParams(pairs).toString();
	return parse(body, undefined, undefined, { maxKeys: 1000 });
}
