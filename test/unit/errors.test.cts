import { apiProblemIn } from '../../nodes/Anycheck/errors/apiProblem';
import {
	afterAttempts,
	asAmbiguous,
	isGone,
	isTransient,
	ofTheRun,
} from '../../nodes/Anycheck/errors/itemError';
import { noResponse, refusal, unexpectedResponse } from '../../nodes/Anycheck/errors/responseError';

const asked = { subject: 'verification', authentication: 'login', takesKey: false };

describe('bodies of refusals', () => {
	test('the newer generation, with field errors', () => {
		const body = {
			error_code: 'INVALID_REQUEST',
			message: 'Invalid input',
			errors: [{ field: 'output', message: 'must be object' }, { message: 'odd' }, 7],
		};
		expect(apiProblemIn(body)).toEqual({
			errorCode: 'INVALID_REQUEST',
			apiMessage: 'Invalid input',
			fields: [
				{ field: 'output', message: 'must be object' },
				{ field: 'request', message: 'odd' },
			],
		});
	});

	test('the older generation', () => {
		const body = { success: false, error: { code: 'NOT_FOUND', message: 'No such thing' } };
		expect(apiProblemIn(body)).toEqual({ errorCode: 'NOT_FOUND', apiMessage: 'No such thing' });
	});

	test.each(['<html>', '', null, undefined, [], {}, { error: 'text' }, { message: 7 }])(
		'%j says nothing',
		(body) => {
			expect(apiProblemIn(body)).toEqual({});
		},
	);

	test('texts are cut and control characters dropped', () => {
		const { apiMessage = '' } = apiProblemIn({ message: `a\u0000\nb${'x'.repeat(2000)}` });
		expect(apiMessage.startsWith('a bx')).toBe(true);
		expect(apiMessage).toHaveLength(500);
	});
});

describe('advice', () => {
	test.each([
		[404, { error_code: 'NOT_FOUND', message: 'm' }, 'The verification was not found'],
		[
			404,
			{ success: false, error: { code: 'VERIFICATION_NOT_FOUND' } },
			'The verification was not found',
		],
		[404, '', 'There is no AnyCheck at this address'],
		[400, { error_code: 'INVALID_REQUEST' }, 'AnyCheck did not accept the request'],
		[400, { error_code: 'INVALID_VALUE' }, 'AnyCheck did not accept a value'],
		[403, {}, 'AnyCheck does not allow this'],
		[407, '<html>', 'The proxy between n8n and AnyCheck wants a user name and password'],
		[301, '<html>', 'This address redirects elsewhere'],
		[
			429,
			{ error_code: 'QUOTA_EXCEEDED' },
			'AnyCheck is receiving too many requests, or the monthly limit of this user is used up',
		],
		[403, { error_code: 'QUOTA_EXCEEDED' }, 'The monthly limit of this user is used up'],
		[
			400,
			{ success: false, error: { code: 'INSUFFICIENT_CREDITS' } },
			'The organization has too few credits',
		],
		[429, '', 'AnyCheck is receiving too many requests'],
		[418, 'tea', 'AnyCheck did not accept the request'],
		[302, '', 'This address redirects elsewhere'],
		[503, '', 'AnyCheck is not available right now'],
	])('%i %j', (status, body, message) => {
		expect(refusal(status, body, asked).message).toBe(message);
	});

	test.each([200, 400, 401, 403, 404, 413, 422, 429, 499, 500, 502, 503])(
		'a web page of status %i is called that, and nobody is blamed for it',
		(status) => {
			for (const authentication of ['login', 'apiKey', 'accessToken', 'password']) {
				const page = '\n<!doctype html><title>Blocked</title>';
				const error =
					status < 300
						? unexpectedResponse(status, page)
						: refusal(status, page, { ...asked, authentication });
				expect(error.message).toBe('A web page answered instead of AnyCheck');
				expect(error.description).toMatch(/[Cc]heck 'Environment' and 'Base URL'.*a proxy/);
				expect(/Try again in a few|Wait a moment/.test(error.description)).toBe(
					[429, 500, 502, 503].includes(status),
				);
			}
		},
	);

	test.each([
		[404, 'INTERNAL_SERVER_ERROR', 'login', 'AnyCheck is not available right now'],
		[404, 'FORBIDDEN', 'login', 'AnyCheck does not allow this'],
		[404, 'SOMETHING_NEW', 'login', 'The verification was not found'],
		[422, 'NOT_FOUND', 'login', 'The verification was not found'],
		[400, 'FORBIDDEN', 'apiKey', 'AnyCheck does not accept this API key here'],
		[500, 'UNAUTHORIZED', 'apiKey', 'AnyCheck does not accept this API key here'],
		[403, 'TOKEN_EXPIRED', 'accessToken', 'The access token is no longer accepted'],
		[400, 'UNAUTHORIZED', 'accessToken', 'The access token is no longer accepted'],
		[401, 'REQUEST_TIMEOUT', 'accessToken', 'AnyCheck took too long to answer'],
	])(
		'the code counts, whatever the status: %i %s (%s)',
		(status, error_code, authentication, message) => {
			expect(refusal(status, { error_code }, { ...asked, authentication }).message).toBe(message);
		},
	);

	test('a page of the server of a file is about the link', () => {
		const { message } = refusal(403, '<Error><Code>AccessDenied</Code></Error>', {
			...asked,
			subject: 'file',
		});
		expect(message).toBe('The link to the file no longer works');
	});

	test("what somebody else says is not AnyCheck's word", () => {
		const { description } = refusal(404, { message: 'no Route matched' }, asked);
		expect(description).toMatch(/\nThe answer says: no Route matched$/);
	});

	test("the API's own words and fields follow our advice", () => {
		const body = {
			error_code: 'INVALID_REQUEST',
			message: 'Bad',
			errors: [{ field: 'output', message: 'no' }],
		};
		const { description, facts } = refusal(400, body, asked);
		expect(description).toBe('Correct the fields named below\noutput: no\nAnyCheck says: Bad');
		expect(facts).toMatchObject({
			httpStatus: 400,
			errorCode: 'INVALID_REQUEST',
			apiMessage: 'Bad',
		});
	});

	test('a key that may not update is told about the other way', () => {
		const { description } = refusal(403, {}, { ...asked, authentication: 'apiKey' });
		expect(description).toContain("'Email and Password'");
	});

	test('no wording uses the words that n8n asks to avoid', () => {
		const texts = [401, 403, 404, 409, 429, 500].flatMap((status) =>
			['login', 'apiKey', 'accessToken', 'password'].map((authentication) => {
				const { message, description } = refusal(status, {}, { ...asked, authentication });
				return `${message} ${description}`;
			}),
		);
		for (const text of texts) expect(text).not.toMatch(/\b(error|problem|failure|mistake)\b/i);
	});
});

describe('no answer', () => {
	test('of a write in doubt the doubt is told, and how often it was tried', () => {
		const error = asAmbiguous(afterAttempts(noResponse('ECONNRESET'), 3));
		expect(error.description).toBe(
			'Try again. Tried 3 times. Whether the change was made is not known: look at the record before sending it again.',
		);
		expect(error.facts).toEqual({ networkCode: 'ECONNRESET', attempts: 3, inDoubt: true });
	});

	test('a web page is told from broken JSON', () => {
		expect(unexpectedResponse(200, ' <!doctype html>').message).toContain('web page');
		expect(unexpectedResponse(200, '{"id":').message).toContain('form');
	});

	test.each([
		[404, { error_code: 'NOT_FOUND', message: 'm' }, true],
		[400, { error_code: 'NOT_FOUND', message: 'm' }, true],
		[404, { success: false, error: { code: 'NOT_FOUND' } }, true],
		[404, { success: false, error: { code: 'VERIFICATION_NOT_FOUND' } }, true],
		[200, { success: false, error: { code: 'VERIFICATION_NOT_FOUND' } }, true],
		[404, '<html>', false],
		[404, '', false],
		[404, { message: 'no Route matched with those values' }, false],
		[404, { status: 404, error: 'Not Found' }, false],
		[404, { error: { code: '404', message: 'The page could not be found' } }, false],
		[404, { error_code: 'USER_NOT_FOUND' }, false],
		[403, { error_code: 'FORBIDDEN' }, false],
		[410, '', false],
		[302, '', false],
		[500, '', false],
	])('%i %j says that the verification is gone: %j', (status, body, gone) => {
		expect(isGone(refusal(status, body, asked))).toBe(gone);
	});

	test('neither no answer nor a page says so', () => {
		expect(isGone(noResponse('ECONNREFUSED'))).toBe(false);
		expect(isGone(unexpectedResponse(200, '<html>'))).toBe(false);
	});

	test('a login that is refused so says nothing about the verification', () => {
		const body = { error_code: 'NOT_FOUND', message: 'No such user' };
		expect(isGone(ofTheRun(refusal(404, body, asked)))).toBe(false);
	});

	test('what may pass by itself is told from what will not', () => {
		expect(isTransient(noResponse('ECONNREFUSED'))).toBe(true);
		expect(isTransient(refusal(503, '', asked))).toBe(true);
		expect(isTransient(refusal(401, '', asked))).toBe(false);
		expect(isTransient(refusal(400, '', asked))).toBe(false);
	});
});
