import type { AddressInfo } from 'node:net';
import PostalMime from 'postal-mime';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import { z } from 'zod';

const USER = { user: 'n8n@example.test', password: 'stand-in' };
const ANY = /(?:)/;
const address = z.string().email();
const mailSchema = z.object({
	from: z.object({ address }),
	to: z.array(z.object({ address })).min(1),
	subject: z.string().min(1),
	text: z.string().optional(),
	html: z.string().optional(),
	attachments: z.array(
		z.object({
			filename: z.string().nullable(),
			// Else some programs do not show it.
			disposition: z.literal('attachment'),
			content: z.instanceof(ArrayBuffer),
		}),
	),
});

/** A message that arrived. */
export interface Mail {
	from: string;
	to: string[];
	subject: string;
	text: string;
	html: string;
	/** File name → content as text. */
	attachments: Record<string, string>;
}

/** A mail server on 127.0.0.1 that keeps what it is given and sends nothing on. */
export class MailServer {
	readonly name = 'Email';
	mails: Mail[] = [];
	total = 0;
	violations: string[] = [];
	private refusals = { left: 0, subject: ANY };
	private held?: { subject: RegExp; arrived: () => void };
	private readonly server: SMTPServer;

	private constructor() {
		this.server = new SMTPServer({
			disabledCommands: ['STARTTLS'],
			onAuth: ({ username, password }, _session, done) => {
				const isKnown = username === USER.user && password === USER.password;
				if (isKnown) done(null, { user: username });
				else done(new Error('Authentication failed'));
			},
			onData: (stream, session, done) => {
				this.receive(stream, session).then(() => {
					done();
				}, done);
			},
		});
	}

	/** @throws when the port is taken */
	static async start(port: number): Promise<MailServer> {
		const mail = new MailServer();
		await new Promise<void>((resolve, reject) => {
			mail.server.once('error', reject);
			mail.server.listen(port, '127.0.0.1', resolve);
		});
		return mail;
	}

	get credential(): { type: string; name: string; data: Record<string, unknown> } {
		const address = this.server.server.address() as AddressInfo;
		const server = { host: '127.0.0.1', port: address.port, secure: false, disableStartTls: true };
		return { type: 'smtp', name: 'SMTP account', data: { ...USER, ...server } };
	}

	/** Refuses the next so many mails with such a subject, as a server does that is too busy. */
	refuse(count: number, subject = ANY): void {
		this.refusals = { left: count, subject };
	}

	/** Never answers the next mail with such a subject: whoever sends it waits. Resolves when it has come. */
	async hold(subject: RegExp): Promise<void> {
		await new Promise<void>((arrived) => {
			this.held = { subject, arrived };
		});
	}

	/** The last mail with a subject that matches. Throws when there is none. */
	find(subject: RegExp): Mail {
		const mail = this.mails.findLast((one) => subject.test(one.subject));
		if (mail !== undefined) return mail;
		throw new Error(`No such mail: ${this.mails.map((one) => one.subject).join(', ')}`);
	}

	reset(): void {
		this.mails = [];
		this.violations = [];
		this.refuse(0);
		this.held = undefined;
	}

	async close(): Promise<void> {
		await new Promise<void>((resolve) => {
			this.server.close(resolve);
		});
	}

	private async receive(stream: SMTPServerDataStream, session: SMTPServerSession): Promise<void> {
		const chunks: Buffer[] = [];
		for await (const chunk of stream) chunks.push(chunk as Buffer);
		this.total += 1;
		const parsed = mailSchema.safeParse(await PostalMime.parse(Buffer.concat(chunks)));
		if (!parsed.success) {
			this.violations.push(`${this.name}: ${parsed.error.message}`);
			throw Object.assign(new Error('Malformed message'), { responseCode: 550 });
		}
		const { from, subject, text = '', html = '', attachments } = parsed.data;
		await this.obstruct(subject);
		const files = attachments.map(({ filename, content }) => [
			filename ?? '',
			Buffer.from(content).toString('utf8'),
		]);
		this.mails.push({
			from: from.address,
			to: session.envelope.rcptTo.map((recipient) => recipient.address),
			subject,
			text,
			html,
			attachments: Object.fromEntries(files) as Record<string, string>,
		});
	}

	/** What a test has put in the way of a mail with this subject. */
	private async obstruct(subject: string): Promise<void> {
		if (this.held?.subject.test(subject) === true) {
			this.held.arrived();
			this.held = undefined;
			await new Promise<never>(() => undefined);
		}
		if (this.refusals.left === 0 || !this.refusals.subject.test(subject)) return;
		this.refusals.left -= 1;
		throw Object.assign(new Error('Try again later'), { responseCode: 451 });
	}
}
