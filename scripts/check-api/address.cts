import { UsageError } from './trouble.cts';

/** Where AnyCheck is. */
export interface Address {
	/** Without a slash at its end. */
	url: string;
	/** How a report names it: its host may say who somebody is. */
	kind: 'staging' | 'production' | 'an address of its own' | 'this machine';
}

const STAGING = 'https://staging-api.anycheck.ai';
const PRODUCTION = 'https://api.anycheck.ai';
const PRODUCTION_HOSTS = ['api.anycheck.ai', 'api.anycheck.id'];
const LOCAL = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/**
 * The address that is meant.
 * @param given `staging` (which nothing means, too), `production`, or an address
 * @param isProduction whether the word was said without which only staging and this machine are taken
 * @throws UsageError
 */
export function addressFrom(given: string | undefined, isProduction: boolean): Address {
	const url = urlFrom(given);
	const host = url.hostname.replace(/\.$/, '');
	const kind = kindOf(host);
	if (url.protocol !== 'https:' && kind !== 'this machine') {
		throw new UsageError('The address has to begin with https://, or passwords could be read');
	}
	if (kind !== 'staging' && kind !== 'this machine' && !isProduction) {
		const what = kind === 'production' ? 'This is production' : 'This may be production';
		throw new UsageError(`${what}: add --production if you mean it`);
	}
	return { url: `${url.origin}${url.pathname.replace(/\/+$/, '')}`, kind };
}

function urlFrom(given = 'staging'): URL {
	if (given === 'staging') return new URL(STAGING);
	if (given === 'production') return new URL(PRODUCTION);
	if (!URL.canParse(given)) {
		throw new UsageError('--address takes staging, production, or an address such as https://…');
	}
	const url = new URL(given);
	// Said without repeating it: it may hold a password.
	if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') {
		throw new UsageError('The address must hold no user, password, query or fragment');
	}
	return url;
}

function kindOf(host: string): Address['kind'] {
	if (host === new URL(STAGING).hostname) return 'staging';
	if (PRODUCTION_HOSTS.includes(host)) return 'production';
	return LOCAL.test(host) ? 'this machine' : 'an address of its own';
}
