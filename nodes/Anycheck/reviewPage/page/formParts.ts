import { fieldsIn, type FormField, type FormNode } from './formTree';
import { CONTROL_BYTES, PART_BYTES } from './limits';
import { byteLength } from './text';

/** How the fields of a big record are spread over several pages of one form. Parts count from 0. */
export interface FormParts {
	/** All fields, in the order of the pages. */
	fields: readonly FormField[];
	/** Positions in `fields`: the first field of each part, and the first one after it. At least one part. */
	ranges: ReadonlyArray<readonly [from: number, to: number]>;
	/** The part of a field; of a group, the one in which it begins. */
	partOf(node: FormNode): number;
	/** Whether the part holds the field, or some of the group. */
	isIn(node: FormNode, part: number): boolean;
}

/** Spreads the fields so that a part has a limited number of bytes, and thereby of controls. */
export function partsOf(root: FormNode): FormParts {
	const fields = fieldsIn(root);
	const ranges = rangesOf(root);
	const parts = new Map(
		ranges.flatMap(([from, to], part) =>
			fields.slice(from, to).map(({ id }): [string, number] => [id, part]),
		),
	);
	const spans = new Map<string, readonly [first: number, last: number]>();
	const spanOf = (node: FormNode): readonly [first: number, last: number] => {
		const known = spans.get(node.id);
		if (known !== undefined) return known;
		const part = parts.get(node.id) ?? 0;
		const inside = node.kind === 'field' ? [] : node.children.map(spanOf);
		// Fields stand in the order of the pages, so that a group is in all parts from its first field to its last.
		const span = [inside[0]?.[0] ?? part, inside.at(-1)?.[1] ?? part] as const;
		spans.set(node.id, span);
		return span;
	};
	return {
		fields,
		ranges,
		partOf: (node) => spanOf(node)[0],
		isIn: (node, part) => spanOf(node)[0] <= part && part <= spanOf(node)[1],
	};
}

function rangesOf(root: FormNode): Array<[from: number, to: number]> {
	const ranges: Array<[number, number]> = [];
	let [from, to, bytes] = [0, 0, 0];
	for (const unit of unitsOf(root)) {
		const more = unit.reduce((sum, field) => sum + bytesOf(field), 0);
		if (bytes + more > PART_BYTES && to > from) {
			ranges.push([from, to]);
			[from, bytes] = [to, 0];
		}
		to += unit.length;
		bytes += more;
	}
	return [...ranges, [from, to]];
}

/** Fields that stay together: those of a small group, like an entry of a list; else each by itself. */
function unitsOf(node: FormNode): FormField[][] {
	const fields = fieldsIn(node);
	const isSmall = fields.reduce((sum, field) => sum + bytesOf(field), 0) <= PART_BYTES / 4;
	if (isSmall || node.kind === 'field') return fields.length > 0 ? [fields] : [];
	return node.children.flatMap(unitsOf);
}

function bytesOf({ label, shown }: FormField): number {
	return CONTROL_BYTES + byteLength(label) + byteLength(shown);
}
