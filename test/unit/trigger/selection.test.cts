import { select, type ChangeFilter } from '../../../nodes/Anycheck/trigger/selection';
import {
	AT,
	changed,
	deliveryIn,
	FOLDER,
	ID,
	iso,
	OTHER_ID,
	RESULT,
	SERVICE,
} from './support/deliveries.cts';

const ANY: ChangeFilter = {
	statuses: [],
	onlyIfCurrent: false,
	serviceIds: [],
	folderIds: [],
	resultIds: [],
};
const verification = (status: string, updatedAt = AT) => ({
	id: ID,
	status,
	service: { id: SERVICE, name: 'KTP & PEP' },
	folder_id: FOLDER,
	result_id: RESULT,
	updated_at: iso(updatedAt),
});
const bare = deliveryIn({ event: 'verification.status_changed', verification_id: ID });

/** The selection in a word or two. */
function selected(
	choice: Partial<ChangeFilter>,
	...of: Parameters<typeof select> extends [unknown, ...infer R] ? R : never
) {
	const result = select({ ...ANY, ...choice }, ...of);
	if (result.kind === 'selected') return 'selected';
	return result.kind === 'undecided' ? `ask for ${result.missing}` : `not by ${result.by}`;
}

describe('statuses', () => {
	const review = deliveryIn(changed('NEED_REVIEW'));
	test.each<[string[], string]>([
		[[], 'selected'],
		[['NEED_REVIEW'], 'selected'],
		[['COMPLETED', 'NEED_REVIEW'], 'selected'],
		[['need_review'], 'selected'],
		[['COMPLETED'], 'not by status'],
		[[''], 'not by status'],
	])('%j: %s', (statuses, expected) => {
		expect(selected({ statuses }, review)).toBe(expected);
		expect(selected({ statuses }, review, verification('COMPLETED'))).toBe(expected);
	});

	test.each<[string[], string | undefined, string]>([
		[[], undefined, 'selected'],
		[['COMPLETED'], undefined, 'ask for status'],
		[['COMPLETED'], 'COMPLETED', 'selected'],
		[['COMPLETED'], 'FAILED', 'not by status'],
		[['COMPLETED'], '', 'not by status'],
		[[], '', 'selected'],
		[['SOMETHING_NEW'], 'SOMETHING_NEW', 'selected'],
	])(
		'%j of a delivery without one, of a verification with %p: %s',
		(statuses, status, expected) => {
			const now = status === undefined ? undefined : verification(status);
			expect(selected({ statuses }, bare, now)).toBe(expected);
		},
	);
});

describe('only if it still is so', () => {
	const review = deliveryIn(changed('NEED_REVIEW'));
	const choice = { statuses: ['NEED_REVIEW', 'COMPLETED'], onlyIfCurrent: true };

	test.each<[string, ReturnType<typeof verification> | undefined, string]>([
		['unknown', undefined, 'ask for status'],
		['the same', verification('NEED_REVIEW'), 'selected'],
		['the same, touched since', verification('NEED_REVIEW', AT + 60_000), 'selected'],
		['another', verification('COMPLETED', AT + 1), 'not by status'],
		['another, at the same time', verification('COMPLETED', AT), 'not by status'],
		['another, since before the delivery', verification('COMPLETED', AT - 1), 'not by status'],
		[
			'another, who knows since when',
			{ ...verification('COMPLETED'), updated_at: '' },
			'not by status',
		],
	])('%s', (_, now, expected) => {
		expect(selected(choice, review, now)).toBe(expected);
		expect(selected({ ...choice, statuses: [] }, review, now)).toBe(expected);
	});

	test('what is not wanted is not asked for', () => {
		expect(selected({ ...choice, statuses: ['FAILED'] }, review)).toBe('not by status');
	});

	test('without a status in the delivery it is', () => {
		expect(selected(choice, bare, verification('COMPLETED', AT + 1))).toBe('selected');
	});
});

describe.each<[name: string, list: keyof ChangeFilter, id: string, fields: object]>([
	['service', 'serviceIds', SERVICE, { service: { id: SERVICE } }],
	['folder', 'folderIds', FOLDER, { folder_id: FOLDER }],
	['result', 'resultIds', RESULT, { result_id: RESULT }],
])('%s', (name, list, id, fields) => {
	const told = deliveryIn({ ...changed('COMPLETED'), ...fields });
	const silent = deliveryIn(changed('COMPLETED'));
	const now = verification('COMPLETED');
	const other = { ...now, service: { id: OTHER_ID }, folder_id: OTHER_ID, result_id: OTHER_ID };

	test.each<[string[], unknown[], string]>([
		[[], [silent], 'selected'],
		[[id], [told], 'selected'],
		[[OTHER_ID, ` ${id.toUpperCase()} `], [told], 'selected'],
		[[OTHER_ID], [told], `not by ${name}`],
		[[id], [silent], `ask for ${name}`],
		[[id], [silent, now], 'selected'],
		[[OTHER_ID], [silent, now], `not by ${name}`],
		[[id], [told, other], `not by ${name}`],
		[[id], [silent, { id: ID }], `not by ${name}`],
		[[id], [told, { id: ID }], 'selected'],
		[[id], [silent, { service: null, folder_id: 1, result_id: {} }], `not by ${name}`],
	])('%j', (ids, [delivery, answer], expected) => {
		const given = answer as Parameters<typeof select>[2];
		expect(selected({ [list]: ids }, delivery as typeof told, given)).toBe(expected);
	});
});

test('what one filter refuses is not asked for because of another', () => {
	const delivery = deliveryIn({ ...changed('FAILED'), result_id: OTHER_ID });
	const choice = { statuses: [], folderIds: [FOLDER], resultIds: [RESULT], onlyIfCurrent: true };
	expect(selected(choice, delivery)).toBe('not by result');
	expect(selected({ ...choice, resultIds: [] }, delivery)).toBe('ask for status');
});
