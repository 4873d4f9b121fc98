import { CONTROL_WEIGHT, PART_WEIGHT } from './limits';
import { leavesIn, type Field, type Leaf } from './plan';
import { weightOf } from './shownText';

/** How the fields of a big record are spread over several pages of one form. Parts count from 0. */
export interface FormParts {
	/** All fields, in the order of the pages. */
	leaves: readonly Leaf[];
	/** Positions in `leaves`: the first field of each part, and the first one after it. At least one part. */
	ranges: ReadonlyArray<readonly [from: number, to: number]>;
	/** The part of a field; of a group, the one in which it begins. */
	partOf(field: Field): number;
	/** Whether the part holds the field, or some of the group. */
	isIn(field: Field, part: number): boolean;
}

/** Spreads the fields so that a part has a limited number of bytes, and thereby of controls. */
export function partsOf(root: Field): FormParts {
	const leaves = leavesIn(root);
	const ranges = rangesOf(root);
	const parts = new Map(
		ranges.flatMap(([from, to], part) =>
			leaves.slice(from, to).map(({ id }): [string, number] => [id, part]),
		),
	);
	const spans = new Map<string, readonly [first: number, last: number]>();
	const spanOf = (field: Field): readonly [first: number, last: number] => {
		const known = spans.get(field.id);
		if (known !== undefined) return known;
		const part = parts.get(field.id) ?? 0;
		const inside = field.kind === 'leaf' ? [] : field.children.map(spanOf);
		// Fields stand in the order of the pages, so that a group is in all parts from its first field to its last.
		const span = [inside[0]?.[0] ?? part, inside.at(-1)?.[1] ?? part] as const;
		spans.set(field.id, span);
		return span;
	};
	return {
		leaves,
		ranges,
		partOf: (field) => spanOf(field)[0],
		isIn: (field, part) => spanOf(field)[0] <= part && part <= spanOf(field)[1],
	};
}

function rangesOf(root: Field): Array<[from: number, to: number]> {
	const ranges: Array<[number, number]> = [];
	let [from, to, weight] = [0, 0, 0];
	for (const unit of unitsOf(root)) {
		const more = unit.reduce((sum, leaf) => sum + weightIn(leaf), 0);
		if (weight + more > PART_WEIGHT && to > from) {
			ranges.push([from, to]);
			[from, weight] = [to, 0];
		}
		to += unit.length;
		weight += more;
	}
	return [...ranges, [from, to]];
}

/** Fields that stay together: those of a small group, like an entry of a list; else each by itself. */
function unitsOf(field: Field): Leaf[][] {
	const leaves = leavesIn(field);
	const isSmall = leaves.reduce((sum, leaf) => sum + weightIn(leaf), 0) <= PART_WEIGHT / 4;
	if (isSmall || field.kind === 'leaf') return leaves.length > 0 ? [leaves] : [];
	return field.children.flatMap(unitsOf);
}

function weightIn({ label, shown }: Leaf): number {
	return CONTROL_WEIGHT + weightOf(label) + weightOf(shown);
}
