import { isObject, type JsonObject } from '../../json/objects';
import { fitsOnLines, fixed } from './controls/compound';
import { controlFor } from './controls/controlFor';
import type { Control } from './controls/single';
import { placeId } from './fingerprint';
import { givenLabel, labelFrom } from './labels';
import { MOST_ADDED } from './limits';
import type { ReviewItem, ReviewSetup, Typed } from './model';
import { textsFor } from './texts';
import { isBlank, isNamed, missingNames, type Path } from './paths';

/** A field of the form. */
export interface FormField {
	kind: 'field';
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
export interface FormGroup {
	kind: 'object' | 'list';
	id: string;
	path: Path;
	label: string;
	value: unknown;
	children: readonly FormNode[];
	isRemovable: boolean;
	/** It is a list that entries may be added to. */
	isExtendable: boolean;
	isNew: boolean;
}

export type FormNode = FormField | FormGroup;

/** The form's fields, as the output and the builder's choices make them, with the entries that the reviewer adds. */
export function formTreeOf(
	{ output, readOnly }: Pick<ReviewItem, 'output' | 'readOnly'>,
	setup: ReviewSetup,
	added: Typed['added'] = new Map(),
): FormGroup {
	const { shownFields = ['**'], editableFields, requiredFields = [] } = setup;
	const { knownNames } = textsFor(setup.language);
	const allowsEditing = setup.allowEditing && readOnly === undefined;
	const isOffered = (path: Path) =>
		editableFields === undefined
			? !setup.keepsScores || !isScore(path) || isNamed(path, requiredFields)
			: isNamed(path, editableFields);
	const isEditable = (path: Path) =>
		allowsEditing && !path.includes('__proto__') && isOffered(path);

	const missingIn = (value: unknown, path: Path) =>
		missingNames(output, value, path, requiredFields);

	function fieldAt(value: unknown, path: Path, label: string, place: Place): FormNode | undefined {
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
		if (control === undefined) return groupAt(value, common);
		const isRequired = !place.isNew && isNamed(path, requiredFields);
		if (!isRequired && !isNamed(path, shownFields)) return undefined;
		return {
			...common,
			kind: 'field',
			control,
			shown: place.isNew ? '' : control.format(value),
			isEditable: isEditable(path) && control !== fixed,
			isRequired,
		};
	}

	function groupAt(value: unknown, common: Common): FormGroup | undefined {
		const { path, label, isNew } = common;
		const children = Array.isArray(value)
			? entriesOf(value, common)
			: fieldsOf(value, common).map(([name, inside]) =>
					fieldAt(inside, [...path, name], labelFrom(name, knownNames), { isNew, isInList: false }),
				);
		const shown = children.filter((child) => child !== undefined);
		if (shown.length === 0 && path.length > 0) return undefined;
		const kind = Array.isArray(value) ? 'list' : 'object';
		// Groups come last, so that no single field below one seems to belong to it.
		if (kind === 'object') {
			shown.sort((a, b) => Number(a.kind !== 'field') - Number(b.kind !== 'field'));
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
	const empty: FormGroup = {
		...root,
		kind: 'object',
		value: output,
		children: [],
		isExtendable: false,
	};
	return groupAt(output, { ...root, value: output }) ?? empty;
}

/** Whether it is, or is in, what is called a score or a confidence: it was measured, so no person can correct it. */
function isScore(path: Path): boolean {
	const words = path.flatMap((name) => name.replace(/([a-z\d])([A-Z])/g, '$1_$2').split(/[\W_]+/));
	return words.some((word) => /^(scores?|confidence)$/i.test(word));
}

function blankEntry(list: unknown): unknown {
	return Array.isArray(list) ? blankLike(list[0]) : undefined;
}

interface Place {
	isNew: boolean;
	isInList: boolean;
}

type Common = Pick<FormGroup, 'id' | 'path' | 'label' | 'value' | 'isRemovable' | 'isNew'>;

/** The fields that can be filled, in the order of the page. */
export function fieldsIn(node: FormNode): FormField[] {
	return node.kind === 'field' ? [node] : node.children.flatMap(fieldsIn);
}

/** The groups and the fields. */
export function nodesIn(node: FormNode): FormNode[] {
	return node.kind === 'field' ? [node] : [node, ...node.children.flatMap(nodesIn)];
}

/**
 * A value of the shape that a new entry of a list has, going by an entry that is there: its plain values and the objects
 * inside. Lists of objects inside it are left out, their entries' shape may differ. Undefined when nothing is left.
 */
function blankLike(value: unknown): unknown {
	if (Array.isArray(value)) return value.length > 0 && fitsOnLines(value) ? value : undefined;
	return isObject(value) ? blankObject(value) : value;
}

function blankObject(object: JsonObject): JsonObject | undefined {
	const blanks = Object.entries(object).map(([name, value]) => [name, blankLike(value)] as const);
	const fields = blanks.filter(([, value]) => value !== undefined);
	return fields.length > 0 ? Object.fromEntries(fields) : undefined;
}
