import {
	afterAttempts,
	asAmbiguous,
	ItemError,
	ofTheRun,
	waitFirst,
} from '../../nodes/Anycheck/errors/itemError';
import { asItemError, toErrorJson } from '../../nodes/Anycheck/errors/nodeError';
import {
	neverSent,
	noResponse,
	refusal,
	unexpectedResponse,
} from '../../nodes/Anycheck/errors/responseError';

const asked = { subject: 'verification', authentication: 'login', takesKey: false };
const answered = (status: number, error_code?: string, subject = 'verification') =>
	refusal(status, error_code === undefined ? '<html>' : { error_code }, { ...asked, subject });
const older = (status: number, code: string) =>
	refusal(status, { success: false, error: { code } }, asked);

type Case = [what: string, error: ItemError];
const byStatus = (...statuses: number[]) =>
	statuses.map((status): Case => [String(status), answered(status)]);

test.each<Case>([
	['no answer', noResponse('ETIMEDOUT')],
	['a certificate that is not trusted', noResponse('CERT_HAS_EXPIRED')],
	...byStatus(301, 401, 402, 403, 405, 408, 418, 425, 429, 500, 501, 503),
	['403 with a code', answered(403, 'FORBIDDEN')],
	['404 of something else than the API', answered(404)],
	['400 for credits', older(400, 'INSUFFICIENT_CREDITS')],
	['400 for the session', answered(400, 'TOKEN_EXPIRED')],
	['400 for the quota', answered(400, 'QUOTA_EXCEEDED')],
	['200 for the service', older(200, 'SERVICE_UNAVAILABLE')],
	['408 with a code of the item', answered(408, 'INVALID_ID')],
	['500 with a code of the item', answered(500, 'INVALID_ID')],
	['403 with a code of the item', answered(403, 'INVALID_REQUEST')],
	['418 with a code that is not known', answered(418, 'SOMETHING_NEW')],
	['a web page', unexpectedResponse(200, '<html>')],
	['broken JSON', unexpectedResponse(200, '{"id":')],
	['a link to a file that has ended', answered(400, undefined, 'file')],
	['the same at the API', answered(404, 'NOT_FOUND', 'file')],
	['a turn that did not come', neverSent()],
	['a fault of the run', ofTheRun(answered(400, 'INVALID_REQUEST'))],
	['a fault of the run without an answer', ofTheRun(new ItemError('What', 'How'))],
])('%s: the same item may well succeed later', (_, error) => {
	expect(toErrorJson(error, 3)).toMatchObject({ details: { itemIndex: 3, retryable: true } });
});

test.each<Case>([
	['a field of the node', new ItemError("'Verification' is empty", 'Fill it in')],
	['an expression that fails', asItemError(new Error('No such node'))],
	...byStatus(400, 409, 411, 413, 415, 422),
	['400 with a code', answered(400, 'INVALID_REQUEST')],
	['404 of the API', answered(404, 'NOT_FOUND')],
	['the same with another status', answered(410, 'NOT_FOUND')],
	['an id with another status', answered(406, 'INVALID_ID')],
	['404 of the API, as it was', older(404, 'VERIFICATION_NOT_FOUND')],
	['a refusal in an answer of success', older(200, 'VERIFICATION_NOT_FOUND')],
])('%s: it is refused again', (_, error) => {
	expect(toErrorJson(error, 0)).toMatchObject({ details: { retryable: false } });
});

test('stays with what is added to the words', () => {
	const error = waitFirst(asAmbiguous(afterAttempts(neverSent(), 3)), 1000);

	expect(toErrorJson(error, 0)).toMatchObject({ details: { attempts: 3, retryable: true } });
});
