import type { ICredentialType, INodeProperties } from 'n8n-workflow';

/** Places for a reviewer each. n8n's credential window has no lists that grow. */
const PLACES = Array.from({ length: 30 }, (_, index) => index + 1);

export class AnycheckReviewersApi implements ICredentialType {
	name = 'anycheckReviewersApi';

	displayName = 'Anycheck Reviewers API';

	icon = {
		light: 'file:../icons/anycheck.svg',
		dark: 'file:../icons/anycheck.dark.svg',
	} as const;

	documentationUrl =
		'https://github.com/n8n-nodes-anycheck/n8n-nodes-anycheck/blob/main/docs/review-page.md#who-decides';

	properties: INodeProperties[] = [
		{
			displayName:
				"Give each reviewer a code of 12 random characters or more, known to nobody else. A password manager makes good ones, or the action Generate of n8n's Crypto node. n8n does not show a code again after saving.",
			name: 'codesNotice',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'Number of Reviewers',
			name: 'count',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: PLACES.length },
			default: 2,
			description: `How many places to show, ${PLACES.length} at most. Places that are not shown do not count.`,
		},
		...PLACES.flatMap(placeFor),
	];
}

function placeFor(place: number): INodeProperties[] {
	const displayOptions = { show: { count: [{ _cnd: { gte: place } }] } };
	return [
		{
			displayName: `Reviewer ${place}`,
			name: `reviewer${place}`,
			type: 'string',
			default: '',
			placeholder: 'e.g. Rani Contoh <rani@example.com>',
			description:
				'The name, and the email in < >, which tells the person in other workflows. Left empty, the place does not count.',
			displayOptions,
		},
		{
			displayName: `Code of Reviewer ${place}`,
			name: `code${place}`,
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				'At least 12 random characters. Give it to this person alone, not with the link.',
			displayOptions,
		},
	];
}
