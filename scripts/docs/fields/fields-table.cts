import type { INodeProperties } from 'n8n-workflow';
import { defaultText } from './default.cts';
import { shownWhen, type Surroundings } from './shown-when.cts';
import { table } from './table.cts';
import { whatToEnter } from './what-to-enter.cts';

const HEAD = ['Field', 'What to enter', 'Default', 'Shown when'];

/** Fields that are no input of an operation, or stand on a page of their own. */
const isLeftOut = ({ type, name }: INodeProperties): boolean =>
	type === 'notice' || type === 'hidden' || ['options', 'tuning'].includes(name);

/**
 * The fields of an operation as tables in Markdown: one for the fields themselves, and one for each collection of settings.
 * @param node all fields of the operation, for conditions that lead out of a collection
 */
export function fieldsTables(fields: readonly INodeProperties[], node = fields): string {
	const shown = fields.filter((field) => !isLeftOut(field));
	const rows = shown.flatMap((field) => rowsOf(field, { beside: fields, node }));
	const settings = shown.filter(({ type }) => type === 'collection');
	return [
		table(HEAD, merged(rows)),
		...settings.map(
			(field) => `Under **${field.displayName}**:\n\n${collectionTable(field, node)}`,
		),
	].join('\n\n');
}

/** The settings of a collection as a table. */
export function collectionTable(
	{ options = [] }: Pick<INodeProperties, 'options'>,
	node: readonly INodeProperties[],
): string {
	const settings = settingsIn(options);
	return table(
		['Setting', ...HEAD.slice(1)],
		settings.flatMap((field) => rowsOf(field, { beside: settings, node })),
	);
}

/** What each setting of a collection does. The panel explains a setting only once somebody has added it. */
export function optionsTable({ options = [] }: Pick<INodeProperties, 'options'>): string {
	const rows = settingsIn(options).map((field) => [`**${field.displayName}**`, whatToEnter(field)]);
	return table(['Setting', 'What it does'], rows);
}

function settingsIn(options: NonNullable<INodeProperties['options']>): INodeProperties[] {
	return options.filter((option): option is INodeProperties => 'type' in option);
}

function rowsOf(field: INodeProperties, around: Surroundings, prefix = ''): string[][] {
	const { displayName, type, options = [] } = field;
	const own = [
		`${prefix}**${displayName}**`,
		whatToEnter(field),
		defaultText(field),
		shownWhen(field, around),
	];
	if (type !== 'fixedCollection') return [own];
	const inner = options.flatMap((option) => ('values' in option ? option.values : []));
	const beside = { beside: inner, node: around.node };
	return [own, ...inner.flatMap((part) => rowsOf(part, beside, `${displayName} > `))];
}

/** A field that stands in the description twice, for different occasions, is one for people. */
function merged(rows: string[][]): string[][] {
	const byField = new Map<string, string[]>();
	for (const row of rows) {
		const [key, when = ''] = [row.slice(0, 3).join('|'), row[3]];
		const before = byField.get(key)?.[3];
		byField.set(key, before === undefined ? row : [...row.slice(0, 3), `${before}\nor ${when}`]);
	}
	return [...byField.values()];
}
