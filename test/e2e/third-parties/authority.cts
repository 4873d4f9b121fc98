import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { generateCACertificate } from 'mockttp';
import { z } from 'zod';

/** A certificate authority of our own, made for one run: key and certificate in PEM, and where the certificate lies. */
export const authoritySchema = z.object({
	key: z.string(),
	cert: z.string(),
	certFile: z.string(),
});
export type Authority = z.infer<typeof authoritySchema>;

/** Makes an authority, and puts its certificate into a folder for processes that are to trust it. */
export async function makeAuthority(folder: string): Promise<Authority> {
	const subject = {
		commonName: 'Stand-in authority',
		organizationName: 'n8n-nodes-anycheck tests',
	};
	const { key, cert } = await generateCACertificate({ subject });
	const certFile = join(folder, 'authority.pem');
	await writeFile(certFile, cert);
	return { key, cert, certFile };
}

/** The environment of a process whose requests go to the proxy, all but those to this machine. */
export function proxyEnvironment(proxyPort: number, { certFile }: Authority): NodeJS.ProcessEnv {
	const proxy = `http://127.0.0.1:${proxyPort}`;
	const here = '127.0.0.1,localhost';
	return {
		HTTP_PROXY: proxy,
		HTTPS_PROXY: proxy,
		http_proxy: proxy,
		https_proxy: proxy,
		NO_PROXY: here,
		no_proxy: here,
		NODE_EXTRA_CA_CERTS: certFile,
	};
}
