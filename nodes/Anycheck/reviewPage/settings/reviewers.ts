import type { INodeProperties } from 'n8n-workflow';
import { ItemError } from '../../errors/itemError';
import type { ItemParameters } from '../../fields/parameters';
import { choice } from '../../fields/values';
import { isObject, plainText, type JsonObject } from '../../json/objects';
import { LONGEST_CODE } from '../page';
import { excludedPeople, folded, type ExcludedPerson, type Person } from './people';

/** Who may open the page and decide. */

const WAYS = ['anyone', 'accessCode', 'personalCodes'] as const;
type Way = (typeof WAYS)[number];

export const REVIEWERS_CREDENTIAL = 'anycheckReviewersApi';

export const REVIEWERS_FIELDS: INodeProperties[] = [
	{
		displayName: 'Reviewers',
		name: 'reviewers',
		type: 'options',
		noDataExpression: true,
		default: 'anyone',
		description: 'Who may see the page and decide',
		options: [
			{
				name: 'Access Code',
				value: 'accessCode',
				description: 'Anyone who has the link and types the code. It is not proven who they are.',
			},
			{
				name: 'Anyone With the Link',
				value: 'anyone',
				description: 'Anyone who has the link. It is not proven who they are.',
			},
			{
				name: 'People With Personal Codes',
				value: 'personalCodes',
				description:
					'Anyone who has the link and types a code from the credential Anycheck Reviewers API',
			},
		],
	},
	{
		displayName: 'Access Code',
		name: 'accessCode',
		type: 'string',
		typeOptions: { password: true },
		required: true,
		default: '',
		description:
			'A code that the reviewer has to type before anything is shown. Send it separately from the link.',
		displayOptions: { show: { reviewers: ['accessCode'] } },
	},
	{
		displayName: 'Reviewer Rules',
		name: 'reviewerRules',
		type: 'collection',
		placeholder: 'Add Rule',
		default: {},
		description: 'Who of them may decide, and what about',
		options: [
			{
				displayName: 'First Decision',
				name: 'firstDecision',
				type: 'string',
				default: '={{ $json }}',
				description:
					'The item that came out of another Wait for Review. The page shows its decision, to be confirmed or sent back.',
			},
			{
				displayName: 'Must Not Be',
				name: 'mustNotBe',
				type: 'string',
				default: '={{ $json.reviewed_by }}',
				description:
					'Who may read the page, but not decide: the field reviewed_by of another Wait for Review, or emails. Needs People With Personal Codes.',
			},
			{
				displayName: 'Only These People',
				name: 'onlyThese',
				type: 'string',
				default: '',
				placeholder: 'e.g. rani@example.com, budi@example.com',
				description:
					'Emails or names of those who may see the page and decide. Separate several with commas. Needs People With Personal Codes.',
			},
		],
	},
];

/** Who may open the page and decide, as the builder set it. */
export interface Reviewers {
	way: Way;
	/** The one code for everybody; empty when none is asked for. */
	accessCode: string;
	/** The page knows for certain who decides. */
	isProven: boolean;
	/** Names or emails, folded; undefined for all. */
	only: string[] | undefined;
}

/** @throws ItemError when a setting is not understood, or one does not go with the others: none is off by accident */
export function reviewersFrom(parameters: ItemParameters): Reviewers {
	// Absent in a workflow that began to wait before there was a choice.
	const way = choice(parameters.value('reviewers') ?? 'anyone', "'Reviewers'", WAYS);
	const isProven = way === 'personalCodes';
	const page = parameters.value('page');
	const hasPageCode = isObject(page) && Object.hasOwn(page, 'accessCode');
	if (hasPageCode && way !== 'anyone') {
		throw new ItemError(
			"'Page' has an 'Access Code', but 'Reviewers' says something else",
			"Remove 'Access Code' under 'Page', or set 'Reviewers' to Anyone With the Link",
		);
	}
	const code = hasPageCode ? page.accessCode : parameters.value('accessCode');
	const asksForCode = hasPageCode || way === 'accessCode';
	const rules = rulesFrom(parameters);
	if (!isProven) refuseRules(rules);
	return {
		way,
		isProven,
		accessCode: asksForCode ? checkedAccessCode(plainText(code)) : '',
		only: onlyThese(rules),
	};
}

/** What the builder set under 'Reviewer Rules'. */
export function rulesFrom(parameters: ItemParameters): JsonObject {
	const rules = parameters.value('reviewerRules');
	return isObject(rules) ? rules : {};
}

const RULES: ReadonlyArray<readonly [name: string, label: string]> = [
	['onlyThese', 'Only These People'],
	['mustNotBe', 'Must Not Be'],
];

/** Who may read the page of an item, but not decide. @throws ItemError when the rule does not say it for certain */
export function excludedFrom(parameters: ItemParameters): ExcludedPerson[] {
	const rules = rulesFrom(parameters);
	return Object.hasOwn(rules, 'mustNotBe') ? excludedPeople(rules.mustNotBe) : [];
}

function refuseRules(rules: JsonObject): void {
	const [, label] = RULES.find(([name]) => Object.hasOwn(rules, name)) ?? [];
	if (label === undefined) return;
	throw new ItemError(
		`'${label}' needs reviewers who prove who they are`,
		"Set 'Reviewers' to People With Personal Codes, or remove the rule",
	);
}

function onlyThese(rules: JsonObject): string[] | undefined {
	const { onlyThese: value } = rules;
	if (!Object.hasOwn(rules, 'onlyThese')) return undefined;
	const parts: unknown[] = Array.isArray(value) ? value : plainText(value).split(/[,;\n]/);
	const people = parts.map((part) => folded(plainText(part))).filter((name) => name !== '');
	if (people.length > 0) return people;
	throw new ItemError(
		"'Only These People' names nobody",
		'Its expression finds nothing. Check it, or remove the rule.',
	);
}

/** Whether the builder lets this person in. */
export function isLetIn({ name, email }: Person, { only }: Reviewers): boolean {
	if (only === undefined) return true;
	return [email, name].some((one) => one !== '' && only.includes(folded(one)));
}

/** Shorter ones are guessed before anybody notices, although the page shuts after some wrong ones. */
const SHORTEST = 6;

/** The access code as the builder set it. @throws ItemError when nobody could type it, or anybody guess it */
function checkedAccessCode(code: string): string {
	if (code === '') {
		throw new ItemError(
			"'Access Code' is empty",
			'Fill it in, or remove it. If it is an expression, check the name of the column or field it uses.',
		);
	}
	if (code.length < SHORTEST) {
		throw new ItemError(
			"'Access Code' is too short",
			`It could be guessed. Use ${SHORTEST} characters or more.`,
		);
	}
	if (code.length > LONGEST_CODE) {
		throw new ItemError(
			"'Access Code' is too long",
			`The page takes ${LONGEST_CODE} characters at most`,
		);
	}
	return code;
}

/** Where items would admit different people: they share one page, and who is let in for one would see and decide all. */
export function differingReviewers(all: readonly Reviewers[]): ItemError | undefined {
	const [first] = all;
	if (first === undefined) return undefined;
	if (all.some(({ accessCode }) => accessCode !== first.accessCode)) {
		return new ItemError(
			'The access codes of the items differ',
			"All items share one review page, which one code opens. Give them the same 'Access Code', or review each in an execution of its own, for example in a sub-workflow.",
		);
	}
	const listOf = ({ only }: Reviewers) => JSON.stringify(only && [...only].sort());
	if (all.some((one) => listOf(one) !== listOf(first))) {
		return new ItemError(
			"'Only These People' differs between the items",
			'All items share one review page. Give them the same people, or review each in an execution of its own, for example in a sub-workflow.',
		);
	}
	return undefined;
}

/**
 * The address of a waiting execution has the execution's secret in it from n8n 2.14 on. Before, it is but a number, which
 * anybody can count to.
 *
 * @throws ItemError when nothing keeps strangers from deciding: neither this secret, nor a code, nor that they have to prove who they are
 */
export function assertProtected({ accessCode, isProven }: Reviewers, resumeUrl: string): void {
	if (isProven || accessCode !== '') return;
	if ((new URL(resumeUrl).searchParams.get('signature') ?? '') !== '') return;
	throw new ItemError(
		'This n8n is too old to protect the review page',
		"It gives the page a link that strangers can guess. Set 'Reviewers' to 'Access Code', or update n8n to 2.14 or newer.",
	);
}
