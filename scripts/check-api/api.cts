import type { Access } from './access.cts';
import type { Asking, Client } from './client.cts';
import type { Reply } from './reply.cts';
import { Trouble, Unanswered } from './trouble.cts';

/** Who asks. `either` is the user, or else the key. */
export type By = 'user' | 'key' | 'either' | 'nobody';

/** Documented calls with the credentials that are there. */
export class Api {
	constructor(
		readonly client: Client,
		readonly access: Access,
	) {}

	/** The same without an ear for Ctrl+C. */
	deaf(): Api {
		return new Api(this.client.deaf(), this.access);
	}

	/**
	 * Sends one. A session that somebody else has ended is begun anew, once.
	 * @throws Unanswered without the credential, Trouble when no answer comes
	 */
	async send(id: string, asking: Asking = {}, by: By = 'either'): Promise<Reply> {
		const headers = await this.headers(by);
		const reply = await this.client.send(id, { ...asking, headers });
		const isUser = 'Authorization' in headers;
		if (reply.status !== 401 || !isUser || !this.access.forget()) return reply;
		return await this.client.send(id, { ...asking, headers: await this.headers('user') });
	}

	/** What proves who asks. @throws Unanswered, Trouble */
	async headers(by: By): Promise<Record<string, string>> {
		switch (by) {
			case 'nobody':
				return {};
			case 'key':
				return this.access.key();
			case 'user':
				return await this.access.user(this.client);
			case 'either':
				return await this.eitherHeaders();
		}
	}

	private async eitherHeaders(): Promise<Record<string, string>> {
		if (!this.access.hasUser) return this.access.key();
		try {
			return await this.access.user(this.client);
		} catch (error) {
			const isNoUser = error instanceof Trouble || error instanceof Unanswered;
			if (isNoUser && this.access.hasKey) return this.access.key();
			throw error;
		}
	}
}
