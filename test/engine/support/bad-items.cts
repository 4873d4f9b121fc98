import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { Fault } from '../../../sandbox/faults/types.cts';
import { update } from './update.cts';

/** An item that cannot be processed among items that can. */
export interface BadItem {
	title: string;
	/** The node as the user set it up; expressions read the item. */
	parameters: INodeParameters;
	/** What a good item holds beside its id. */
	good: IDataObject;
	/** What makes the item bad; may replace its id. */
	bad: IDataObject;
	/** What the API does to this item's request. */
	fault?: Fault;
	message: RegExp;
	description: RegExp;
	/** The fault is not the item's own. */
	isRetryable?: boolean;
	/** Further facts in the error item. */
	details?: IDataObject;
	/** The API did apply the update before things went wrong. */
	isApplied?: boolean;
}

// Stands for personal data: an invented name that no message may repeat.
export const PERSONAL = 'Melati Percobaan';

const fields = (name: 'output' | 'configuration') => ({
	parameters: update({ [`${name}Mode`]: 'json', [name]: '={{ $json.value }}' }),
	good: { value: { is_match_face: true } },
});
const status = {
	parameters: update({ verificationStatus: '={{ $json.status }}' }),
	good: { status: 'COMPLETED' },
};

const brokenObjects: BadItem[] = (['output', 'configuration'] as const).flatMap((name) => {
	const label = name === 'output' ? 'Output' : 'Configuration';
	const notAnObject = new RegExp(`'${label}' is not an object`);
	return [
		{
			title: `malformed JSON in ${label}`,
			...fields(name),
			bad: { value: `{"name": "${PERSONAL}"` },
			message: new RegExp(`'${label}' is not valid JSON`),
			description: /missing quotes, commas or brackets/,
		},
		...[
			{ title: 'a list', value: [PERSONAL] },
			{ title: 'a list as text', value: `["${PERSONAL}"]` },
			{ title: 'a text', value: `"${PERSONAL}"` },
			{ title: 'a number', value: 42 },
			{ title: 'nothing', value: '' },
			{ title: 'null', value: 'null' },
		].map(({ title, value }) => ({
			title: `${title} where the object ${label} is due`,
			...fields(name),
			bad: { value },
			message: notAnObject,
			description: /Expected fields in curly braces/,
		})),
	];
});

const UUID = '3c90c3cc-0d44-4b50-8888-8dd25736052a';
const brokenIds: BadItem[] = [
	'not-an-id',
	`${UUID}/../profile`,
	'../profile',
	'..',
	`${UUID}?force=true`,
	`${UUID}#part`,
	`${UUID} or more`,
	`%2e%2e%2f${UUID}`,
	PERSONAL,
	'３c90c3cc-0d44-4b50-8888-8dd25736052a',
	'日本語',
].map((id) => ({
	title: `the id "${id}"`,
	...status,
	bad: { id },
	message: /'Verification' is not a valid ID/,
	description: /Expected an ID like/,
}));

const others: BadItem[] = [
	{
		title: 'no id at all',
		...status,
		bad: { id: '' },
		message: /'Verification' is empty/,
		description: /Expected an ID like/,
	},
	{
		title: 'an update that sets nothing',
		...status,
		bad: { status: 'unchanged' },
		message: /There is nothing to update/,
		description: /Set at least one of 'Status', 'Update Output' and 'Update Configuration'/,
	},
	{
		title: 'a status that does not exist',
		...status,
		bad: { status: 'APPROVED' },
		message: /^'Status' must be COMPLETED or NEED_REVIEW \(it is APPROVED\)/,
		description: /leave it empty/,
	},
	{
		title: 'an unknown id',
		...status,
		bad: { id: UUID },
		message: /The verification was not found/,
		description: /Check the ID/,
		details: { httpStatus: 404, errorCode: 'NOT_FOUND' },
	},
	{
		title: 'field errors from the API',
		...status,
		bad: {},
		fault: {
			type: 'status',
			status: 400,
			body: {
				error_code: 'INVALID_REQUEST',
				message: 'Validation failed',
				errors: [{ field: 'output.nik', message: 'must have 16 digits' }],
			},
		},
		message: /AnyCheck did not accept the request/,
		description: /output\.nik: must have 16 digits\nAnyCheck says: Validation failed/,
		details: {
			httpStatus: 400,
			errorCode: 'INVALID_REQUEST',
			apiMessage: 'Validation failed',
			fields: [{ field: 'output.nik', message: 'must have 16 digits' }],
		},
	},
	{
		title: 'an HTML page where JSON is due',
		...status,
		bad: {},
		fault: { type: 'html', status: 200 },
		message: /A web page answered instead of AnyCheck/,
		description: /Check 'Environment' and 'Base URL'/,
		isRetryable: true,
		details: { httpStatus: 200 },
	},
	{
		title: 'broken JSON',
		...status,
		bad: {},
		fault: { type: 'brokenJson' },
		message: /The answer is not in the form AnyCheck documents/,
		description: /Try again/,
		isRetryable: true,
		isApplied: true,
	},
];

export const badItems: BadItem[] = [...brokenObjects, ...brokenIds, ...others];
