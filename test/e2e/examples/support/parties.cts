import type { CredentialInput } from '../../../../scripts/n8n/client.cts';
import { GoogleSheets } from '../../third-parties/google/sheets.cts';
import { Hubspot } from '../../third-parties/hubspot.cts';
import { MailServer } from '../../third-parties/mail.cts';
import { OpenAi } from '../../third-parties/openai/openai.cts';
import { Pipedrive } from '../../third-parties/pipedrive.cts';
import { InterceptingProxy } from '../../third-parties/proxy.cts';
import { Slack } from '../../third-parties/slack/slack.cts';
import type { Surroundings } from './surroundings.cts';

/** The stand-ins of one suite. */
export interface Parties {
	slack: Slack;
	sheets: GoogleSheets;
	hubspot: Hubspot;
	pipedrive: Pipedrive;
	openai: OpenAi;
	mail: MailServer;
	credentials: CredentialInput[];
	/** What was asked of nobody who stands in, and what the real services would have refused as malformed. */
	complaints(): string[];
	/** Requests that each got so far, by its name. */
	counts(): Record<string, number>;
	/** Takes out what tests put in the way of requests, and forgets everything but how many there were. */
	reset(): void;
	close(): Promise<void>;
}

/** Starts them all where the n8n of the examples looks for them. */
export async function openParties(surroundings: Surroundings): Promise<Parties> {
	const { proxyPort, mailPort, authority } = surroundings;
	const web = {
		slack: new Slack(),
		sheets: new GoogleSheets(),
		hubspot: new Hubspot(),
		pipedrive: new Pipedrive(),
		openai: new OpenAi(),
	};
	const proxy = await InterceptingProxy.start(proxyPort, authority, Object.values(web));
	const mail = await MailServer.start(mailPort);
	const all = [...Object.values(web), mail];
	return {
		...web,
		mail,
		credentials: all.map(({ credential }) => credential),
		complaints: () => [...proxy.unexpected, ...all.flatMap(({ violations }) => violations)],
		counts: () => Object.fromEntries(all.map(({ name, total }) => [name, total])),
		reset: () => {
			proxy.unexpected = [];
			for (const party of all) party.reset();
		},
		close: async () => {
			await proxy.close();
			await mail.close();
		},
	};
}
