import type { ICredentialTestRequest } from 'n8n-workflow';
import type { CredentialTestResult } from './test-credential.cts';

const isRecord = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null;

/** Turns the outcome of a credential's test request into the words n8n shows. */
export function credentialTestVerdict(
	{ rules = [] }: ICredentialTestRequest,
	outcome: { answer?: unknown } | { error: unknown },
): CredentialTestResult {
	const refuse = (message: string): CredentialTestResult => ({ status: 'Error', message });

	if ('error' in outcome) {
		const { error } = outcome;
		const cause = isRecord(error) && isRecord(error['cause']) ? error['cause'] : {};
		const { response } = cause;
		if (isRecord(response)) {
			const { status, statusText } = response;
			const rule = rules.find(
				(one) => one.type === 'responseCode' && one.properties.value === status,
			);
			if (rule) return refuse(rule.properties.message);
			const words = typeof statusText === 'string' ? statusText : '';
			return refuse(words === '' ? `Received HTTP status code: ${String(status)}` : words);
		}
		if (typeof cause['code'] === 'string') return refuse(cause['code']);
		return refuse(error instanceof Error ? error.message : String(error));
	}

	for (const rule of rules) {
		if (rule.type !== 'responseSuccessBody') continue;
		const found = rule.properties.key
			.split('.')
			.reduce<unknown>((value, key) => (isRecord(value) ? value[key] : undefined), outcome.answer);
		if (found === rule.properties.value) return refuse(rule.properties.message);
	}
	return { status: 'OK', message: 'Connection successful!' };
}
