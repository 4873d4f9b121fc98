import type {
	ICredentialTestFunctions,
	ICredentialsDecrypted,
	INodeCredentialTestResult,
} from 'n8n-workflow';
import { asItemError } from '../errors/nodeError';
import { codedReviewers } from '../reviewPage/settings/personalCodes';

/** Whether the reviewers of the credential can be told apart by good codes. Nobody else is asked. */
export async function testReviewers(
	this: ICredentialTestFunctions,
	{ data }: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	try {
		const { length } = codedReviewers(data ?? {});
		return { status: 'OK', message: `${length} ${length === 1 ? 'reviewer' : 'reviewers'}` };
	} catch (error) {
		const { message, description } = asItemError(error);
		return { status: 'Error', message: `${message}. ${description}` };
	}
}
