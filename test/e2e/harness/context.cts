import { z } from 'zod';
import { demo, startSandbox, type Sandbox } from '../../../sandbox/index.cts';
import { CREDENTIAL_TYPE } from '../../../scripts/demo/examples.cts';
import { N8nClient } from '../../../scripts/n8n/client.cts';
import { N8N_VARIABLE } from './shared.cts';

const sharedSchema = z.object({ url: z.string(), filesFolder: z.string() });

/** What a suite works with: the n8n that all suites share, and a sandbox of its own with a credential for it. */
export interface Context {
	url: string;
	filesFolder: string;
	client: N8nClient;
	sandbox: Sandbox;
	credential: { id: string; name: string };
	close(): Promise<void>;
}

/**
 * @param suite name of the suite, unique: its credential bears it
 * @param fields of the credential, besides the sandbox's user
 */
export async function openContext(
	suite: string,
	fields: Record<string, unknown> = {},
): Promise<Context> {
	const shared = sharedSchema.parse(JSON.parse(process.env[N8N_VARIABLE] ?? 'null'));
	return await contextAt(shared, suite, fields);
}

/** The same with another n8n. */
export async function contextAt(
	{ url, filesFolder }: z.infer<typeof sharedSchema>,
	suite: string,
	fields: Record<string, unknown> = {},
): Promise<Context> {
	const sandbox = await startSandbox();
	const client = await N8nClient.connect(url);
	const name = `Sandbox of ${suite}`;
	const id = await client.saveCredential({
		name,
		type: CREDENTIAL_TYPE,
		data: { ...loginData(sandbox.url), ...fields },
	});
	const close = async (): Promise<void> => {
		await sandbox.close();
	};
	return { url, filesFolder, client, sandbox, credential: { id, name }, close };
}

/** The credential's fields as its window would send them. */
export function loginData(baseUrl: string): Record<string, unknown> {
	return {
		authentication: 'login',
		email: demo.email,
		password: demo.password,
		environment: 'custom',
		baseUrl,
	};
}
