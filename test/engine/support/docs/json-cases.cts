import { itemsFor, PICKED } from '../operate.cts';
import type { JsonCase } from './json-case.cts';
import { like } from './like.cts';
import { updateCases } from './update-cases.cts';

const NOWHERE = '3c90c3cc-0d44-4b50-8888-8dd25736052a';

/** Every JSON block that a person wrote, except for workflows to paste, which the end-to-end tests run. */
export const jsonCases: JsonCase[] = [
	...updateCases,
	{
		page: 'docs/failed-items.md',
		covers: ['json error'],
		async check(operator, { 'json error': shown }) {
			const ids = Array.from(operator.sandbox.state.verifications.keys()).slice(0, 6);
			const { outputs } = await operator.run(
				'verification: update',
				{ verificationId: PICKED, verificationStatus: 'COMPLETED' },
				itemsFor([...ids, NOWHERE]),
				{ onError: 'continueErrorOutput' },
			);
			const { error, details } = outputs.error[0]?.json ?? {};
			expect({ error, details }).toEqual(like(shown));
		},
	},
];
