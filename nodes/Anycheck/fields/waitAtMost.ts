import type { INodeProperties } from 'n8n-workflow';
import { ItemError } from '../errors/itemError';
import { choice, numberFrom } from './values';
import type { ItemParameters } from './parameters';

const MS = { minutes: 60_000, hours: 3_600_000, days: 86_400_000 } as const;

type Unit = keyof typeof MS;

const UNITS: readonly Unit[] = ['minutes', 'hours', 'days'];

/** The two fields that say how long to wait. `waitMs` reads them. */
export function waitAtMost(amount: number, unit: Unit): INodeProperties[] {
	return [
		{
			displayName: 'Maximum Wait',
			name: 'waitAtMost',
			type: 'number',
			default: amount,
			typeOptions: { minValue: 1 },
			description: 'How long to wait before the workflow continues without a result',
		},
		{
			displayName: 'Unit',
			name: 'waitUnit',
			type: 'options',
			default: unit,
			description: "What 'Maximum Wait' counts",
			options: [
				{ name: 'Minutes', value: 'minutes' },
				{ name: 'Hours', value: 'hours' },
				{ name: 'Days', value: 'days' },
			],
		},
	];
}

/** Milliseconds to wait at most. @throws ItemError when it is no length of time */
export function waitMs(parameters: ItemParameters): number {
	const unit = choice(parameters.value('waitUnit'), "'Unit'", UNITS);
	const ms = (numberFrom(parameters.value('waitAtMost')) ?? 0) * MS[unit];
	if (ms > 0 && ms <= 3650 * MS.days) return ms;
	throw new ItemError(
		"'Maximum Wait' is not a length of time",
		'Enter a number above 0. Waits of more than ten years are not possible.',
	);
}
