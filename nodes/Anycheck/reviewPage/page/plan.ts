import { isObject } from '../../json/objects';
import { blankLike } from './blankEntry';
import { placeId, type Path } from './digest';
import { controlFor } from './fields/choose';
import type { Control } from './fields/control';
import { fixed } from './fields/json';
import { givenLabel, labelFrom } from './labels';
import { MOST_ADDED } from './limits';
import { isBlank, missingNames } from './missingFields';
import type { ReviewSetup } from './model';
import { isNamed } from './pathPatterns';
import type { ShownOutput } from './shownOutput';
import type { Typed } from './typed';

/** A field of the form. */
export interface Leaf {
	kind: 'leaf';
	id: string;
	path: Path;
	label: string;
	value: unknown;
	control: Control;
	/** What the control holds before anybody types. */
	shown: string;
	isEditable: boolean;
	isRequired: boolean;
	/** It is an entry of a list that may be taken out. */
	isRemovable: boolean;
	/** It is, or is in, an entry that the reviewer adds. */
	isNew: boolean;
}

/** Fields that belong together: those of an object, or the entries of a list. */
export interface Branch {
	kind: 'object' | 'list';
	id: string;
	path: Path;
	label: string;
	value: unknown;
	children: readonly Field[];
	isRemovable: boolean;
	/** It is a list that entries may be added to. */
	isExtendable: boolean;
	isNew: boolean;
}

export type Field = Leaf | Branch;

/** The form's fields, as the output and the builder's choices make them, with the entries that the reviewer adds. */
export function planOf(
	{ output, readOnly }: ShownOutput,
	setup: ReviewSetup,
	added: Typed['added'] = new Map(),
): Branch {
	const { shownFields = ['**'], editableFields = ['**'], requiredFields = [] } = setup;
	const allowsEditing = setup.allowEditing && readOnly === undefined;
	const isEditable = (path: Path) =>
		allowsEditing && !path.includes('__proto__') && isNamed(path, editableFields);

	const missingIn = (value: unknown, path: Path) =>
		missingNames(output, value, path, requiredFields);

	function fieldAt(value: unknown, path: Path, label: string, place: Place): Field | undefined {
		const lacksFields = !place.isNew && isBlank(value) && missingIn(value, path).length > 0;
		const control = lacksFields ? undefined : controlFor(value, path.at(-1) ?? '', path.length);
		const common = {
			id: placeId(path),
			path,
			label: givenLabel(path, setup.labels) ?? label,
			value: place.isNew ? undefined : value,
			isRemovable: place.isInList && isEditable(path.slice(0, -1)),
			isNew: place.isNew,
		};
		if (control === undefined) return branchAt(value, common);
		const isRequired = !place.isNew && isNamed(path, requiredFields);
		if (!isRequired && !isNamed(path, shownFields)) return undefined;
		return {
			...common,
			kind: 'leaf',
			control,
			shown: place.isNew ? '' : control.shown(value),
			isEditable: isEditable(path) && control !== fixed,
			isRequired,
		};
	}

	function branchAt(value: unknown, common: Common): Branch | undefined {
		const { path, label, isNew } = common;
		const children = Array.isArray(value)
			? entriesOf(value, common)
			: fieldsOf(value, common).map(([name, inside]) =>
					fieldAt(inside, [...path, name], labelFrom(name), { isNew, isInList: false }),
				);
		const shown = children.filter((child) => child !== undefined);
		if (shown.length === 0 && path.length > 0) return undefined;
		const kind = Array.isArray(value) ? 'list' : 'object';
		// Groups come last, so that no single field below one seems to belong to it.
		if (kind === 'object') {
			shown.sort((a, b) => Number(a.kind !== 'leaf') - Number(b.kind !== 'leaf'));
		}
		const isExtendable =
			kind === 'list' && !isNew && isEditable(path) && blankEntry(value) !== undefined;
		return { ...common, label, kind, children: shown, isExtendable };
	}

	/** Those of an object, and the required ones that it lacks. */
	function fieldsOf(value: unknown, { path, isNew }: Common): Array<[string, unknown]> {
		const lacking = isNew ? [] : missingIn(value, path);
		return [
			...Object.entries(isObject(value) ? value : {}),
			...lacking.map((name): [string, unknown] => [name, undefined]),
		];
	}

	function entriesOf(list: readonly unknown[], { id, path, label, isNew }: Common) {
		const blank = blankEntry(list);
		const isExtendable = !isNew && isEditable(path) && blank !== undefined;
		const more = isExtendable ? Math.min(added.get(id) ?? 0, MOST_ADDED) : 0;
		return [...list, ...Array.from({ length: more }, () => blank)].map((entry, index) => {
			const place = { isNew: isNew || index >= list.length, isInList: true };
			return fieldAt(entry, [...path, String(index)], `${label} ${index + 1}`, place);
		});
	}

	const root = { id: placeId([]), path: [], label: '', isRemovable: false, isNew: false };
	const empty: Branch = {
		...root,
		kind: 'object',
		value: output,
		children: [],
		isExtendable: false,
	};
	return branchAt(output, { ...root, value: output }) ?? empty;
}

function blankEntry(list: unknown): unknown {
	return Array.isArray(list) ? blankLike(list[0]) : undefined;
}

interface Place {
	isNew: boolean;
	isInList: boolean;
}

type Common = Pick<Branch, 'id' | 'path' | 'label' | 'value' | 'isRemovable' | 'isNew'>;

/** The fields that can be filled, in the order of the page. */
export function leavesIn(field: Field): Leaf[] {
	return field.kind === 'leaf' ? [field] : field.children.flatMap(leavesIn);
}
