import type { Credentials } from './access.cts';
import { UsageError } from './trouble.cts';

/** Asks a person. */
export interface Person {
	/** Whether there is one: without a terminal nobody can answer. */
	isThere: boolean;
	text: (question: string) => Promise<string>;
	/** Nothing of what is typed appears. */
	secret: (question: string) => Promise<string>;
	agrees: (question: string) => Promise<boolean>;
}

/** Streams other than the terminal's, for tests. */
interface Streams {
	input?: NodeJS.ReadableStream;
	output?: NodeJS.WritableStream;
}

/** Who sits at the terminal. Prompts are loaded when they are needed. */
export function personAt(isThere: boolean, streams: Streams = {}): Person {
	return {
		isThere,
		async text(message) {
			const { default: input } = await import('@inquirer/input');
			return (await input({ message }, streams)).trim();
		},
		async secret(message) {
			const { default: password } = await import('@inquirer/password');
			return await password({ message, mask: false }, streams);
		},
		async agrees(message) {
			const { default: confirm } = await import('@inquirer/confirm');
			return await confirm({ message, default: false }, streams);
		},
	};
}

/**
 * What proves who is asking: from the environment, else typed.
 * @throws UsageError when there is none
 */
export async function credentialsFrom(
	env: NodeJS.ProcessEnv,
	person: Person,
): Promise<Credentials> {
	const given = (name: string): string | undefined => {
		const value = env[name];
		return value === undefined || value.trim() === '' ? undefined : value;
	};
	const email = given('ANYCHECK_EMAIL');
	const password = given('ANYCHECK_PASSWORD');
	const apiKey = given('ANYCHECK_API_KEY');
	const accessToken = given('ANYCHECK_ACCESS_TOKEN');
	const isGiven = (email !== undefined && password !== undefined) || accessToken !== undefined;
	const found: Credentials = {};
	if (email !== undefined) found.email = email;
	if (password !== undefined) found.password = password;
	if (apiKey !== undefined) found.apiKey = apiKey;
	if (accessToken !== undefined) found.accessToken = accessToken;
	if (person.isThere && !isGiven) {
		found.email ??= await person.text('Email of a user (empty: without one)');
		if (found.email !== '') found.password ??= await person.secret('Password');
		if (apiKey === undefined) found.apiKey = await person.secret('API key (empty: without one)');
	}
	for (const name of ['email', 'password', 'apiKey'] as const) {
		if (found[name]?.trim() === '') Reflect.deleteProperty(found, name);
	}
	const hasUser = found.email !== undefined && found.password !== undefined;
	if (!hasUser && found.accessToken === undefined && found.apiKey === undefined) {
		throw new UsageError(
			'Nothing to sign in with: set ANYCHECK_EMAIL and ANYCHECK_PASSWORD, ANYCHECK_API_KEY, or both',
		);
	}
	return found;
}
