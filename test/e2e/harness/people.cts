import type { CredentialInput } from '../../../scripts/n8n/client.cts';
import type { Context } from './context.cts';

/** Codes of the reviewers of `codedReviewers`, by first name. */
export const CODES = { rani: 'Xk3-mQ9z-Lp2w-Rt7b', budi: 'Vw8-nB4y-Hc6d-Js5f' } as const;

/** Two reviewers, as typed into the window of the credential. */
export const REVIEWERS: CredentialInput = {
	name: 'Anycheck reviewers',
	type: 'anycheckReviewersApi',
	data: {
		count: 2,
		reviewer1: 'Rani Contoh <rani@example.test>',
		code1: CODES.rani,
		reviewer2: 'Budi Contoh <budi@example.test>',
		code2: CODES.budi,
	},
};

/** Saves a credential with two reviewers; gives what a node needs to use it, beside the API's. */
export async function codedReviewers({ client, credential }: Context) {
	const name = `Reviewers beside ${credential.name}`;
	const id = await client.saveCredential({ ...REVIEWERS, name });
	return {
		credentials: { anycheckApi: credential, anycheckReviewersApi: { id, name } },
	};
}
