import { redact } from '../redact.cts';

/** Whether an address is plain http on this machine: nothing else is ever sent to. */
export function isLocal(url: string): boolean {
	if (!URL.canParse(url)) return false;
	const { protocol, hostname } = new URL(url);
	return protocol === 'http:' && /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
}

/** An address as it may be shown: what stands in its query can be a secret. */
export function withoutSecrets(url: string): string {
	if (!URL.canParse(url)) return redact(url);
	const { origin, pathname, searchParams } = new URL(url);
	const query = [...searchParams].map(([name, value]) => `${name}=${redact(value)}`).join('&');
	return `${origin}${pathname}${query === '' ? '' : '?'}${query}`;
}
