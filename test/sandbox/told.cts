import type { Verification, VerificationStatus, WebhookOptions } from '../../sandbox/index.cts';
import type { Bench } from './client.cts';
import type { Receiver } from './receiver.cts';

/** A secret of the recommended length. */
export const secret = 'rahasia yang panjang sekali, lebih dari 32';

/** Verifications of a sandbox that tell a receiver. */
export interface Told {
	/** Adds one: signed, and IN_PROGRESS, unless said otherwise. */
	told: (overrides?: Partial<Verification>) => Verification;
	/** Gives it these statuses one after the other, and waits until all is delivered. */
	reach: (verification: Verification, ...statuses: VerificationStatus[]) => Promise<void>;
	/** Chooses how they are delivered. */
	set: (webhooks: Partial<WebhookOptions>) => void;
}

export function telling(bench: Bench, receiver: Receiver): Told {
	return {
		told(overrides = {}) {
			const [added] = bench.sandbox.state.addVerifications(1, {
				webhook_url: receiver.url,
				webhook_metadata: { webhook_secret: secret },
				status: 'IN_PROGRESS',
				...overrides,
			});
			return bench.sandbox.state.find(added?.id ?? '');
		},
		async reach(verification, ...statuses) {
			for (const status of statuses) bench.sandbox.state.setStatus(verification, status);
			await bench.sandbox.deliveriesIdle();
		},
		set(webhooks) {
			Object.assign(bench.sandbox.options.webhooks, webhooks);
		},
	};
}
