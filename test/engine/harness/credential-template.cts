import {
	isExpression,
	type IAuthenticateGeneric,
	type ICredentialDataDecryptedObject,
	type IHttpRequestOptions,
	type INode,
	type Workflow,
} from 'n8n-workflow';

/**
 * Signs a request with a credential's declarative `authenticate`: every key and value of headers, qs, body and auth
 * may be an expression over `$credentials`. The request is changed in place, as n8n does, and returned.
 */
export function signWithTemplate(
	{ properties }: IAuthenticateGeneric,
	credentials: ICredentialDataDecryptedObject,
	request: IHttpRequestOptions,
	workflow: Workflow,
	node: INode,
): IHttpRequestOptions {
	const resolve = (value: unknown): unknown => {
		if (!isExpression(value)) return value;
		const keys = { $credentials: credentials };
		// An expression without a value becomes an empty text, not the word "undefined".
		const result = workflow.expression.getSimpleParameterValue(
			node,
			value,
			'internal',
			keys,
			undefined,
			'',
		);
		return result ? String(result) : '';
	};

	request.headers ??= {};
	for (const [part, template] of Object.entries<unknown>({ ...properties })) {
		if (typeof template !== 'object' || template === null) continue;
		const signed = Object.entries(template).map(([key, value]) => [resolve(key), resolve(value)]);
		const present: unknown = Reflect.get(request, part);
		const before = typeof present === 'object' ? present : {};
		Reflect.set(request, part, { ...before, ...Object.fromEntries(signed) });
	}
	return request;
}
