import type { Change } from '../json/compare';

/** What changed, as two fields that fit a row of a spreadsheet. */
export function changeLines(changes: readonly Change[]): {
	changed_fields: string;
	changes: string;
} {
	return {
		changed_fields: changes.map(({ path }) => path).join(', '),
		changes: changes.map(asText).join('\n'),
	};
}

function asText({ path, before, after }: Change): string {
	return `${path}: ${valueText(before)} → ${valueText(after)}`;
}

function valueText(value: unknown): string {
	return value === undefined ? '(nothing)' : JSON.stringify(value);
}
