import type { Probe } from '../probe.cts';
import { isSuccess, refusalText } from '../reply.cts';
import { describe, safeName, safeNumber } from '../safe.cts';

const ROW = 'How many requests are **allowed**?';
/** So many at once, and a second later twice as many; 310 in all. */
const BURSTS = [10, 20, 40, 80, 160];

export const limitProbes: Probe[] = [
	{
		id: 'limit',
		question: 'How many requests are allowed?',
		row: ROW,
		word: 'rate-limit',
		async ask({ api, settings }) {
			const headers = await api.headers('either');
			const call = 'Authorization' in headers ? 'getProfile' : 'listServices';
			let sent = 0;
			for (const size of BURSTS) {
				const replies = await api.client.burst(call, { headers }, size);
				sent += size;
				const refused = replies.find(
					(reply) => reply.status === 429 || isTooMany(reply.headers, reply.status),
				);
				if (refused === undefined) {
					await api.client.pause(settings.burstPauseMs);
					continue;
				}
				const burst = replies.filter(isSuccess).length;
				// What is there again after a second is what a second allows.
				await api.client.pause(settings.burstPauseMs);
				const again = await api.client.burst(call, { headers }, Math.max(5, burst));
				const perSecond = Math.max(1, again.filter(isSuccess).length);
				const wait = refused.headers['retry-after'];
				const retryAfter = wait === undefined ? 'none' : /^\d+$/.test(wait) ? 'seconds' : 'date';
				const told = wait === undefined ? 'without Retry-After' : `Retry-After in ${retryAfter}`;
				return {
					text: `About ${burst} at once and ${perSecond} a second; then ${refusalText(refused)}, ${told}`,
					limit: {
						perSecond,
						burst: Math.max(1, burst),
						headers: Object.keys(refused.headers).some((name) => /rate-?limit/.test(name)),
						retryAfter,
						status: refused.status,
					},
				};
			}
			return {
				text: `More than ${BURSTS.at(-1) ?? 0} at once, and ${sent} in ${BURSTS.length} seconds`,
			};
		},
	},
	{
		id: 'limitHeaders',
		question: 'Which headers tell of a limit on requests?',
		row: ROW,
		async ask({ limitHeaders, replies }) {
			await Promise.resolve();
			if (limitHeaders.size === 0) return { text: `None, in ${replies} answers` };
			const shown = [...limitHeaders].map(
				([name, value]) =>
					`${safeName(name)}: ${/reset/.test(name) ? formOf(value) : safeNumber(value)}`,
			);
			return { text: shown.join(', ') };
		},
	},
];

function isTooMany(headers: Readonly<Record<string, string>>, status: number): boolean {
	return status === 503 && headers['retry-after'] !== undefined;
}

/** What the number of a reset means, by its size. */
function formOf(value: string): string {
	if (/^\d{1,6}$/.test(value)) return 'seconds from now';
	if (/^\d{10}$/.test(value)) return 'seconds since 1970';
	if (/^\d{13}$/.test(value)) return 'milliseconds since 1970';
	return describe(value);
}
