import '../harness/n8n.cts';
import { createRequire } from 'node:module';
import { Readable } from 'node:stream';
import { BinaryDataService, type BinaryData } from 'n8n-core';
import type { IBinaryData } from 'n8n-workflow';

/** n8n's services, out of the container that n8n-core itself uses: npm may install several. */
interface Container {
	get<T>(service: abstract new (...args: never[]) => T): T;
}

function service(): BinaryDataService {
	const ofCore = createRequire(require.resolve('n8n-core'));
	const { Container } = ofCore('@n8n/di') as { Container: Container };
	return Container.get(BinaryDataService);
}

/** Lets n8n keep files in its store on the disk from now on, as a server does by default. */
export async function useFileStore(): Promise<void> {
	await service().init();
}

/** What is in a file that came out of a node, wherever n8n keeps it. */
export async function contentOf(file: IBinaryData | undefined): Promise<string | undefined> {
	return file && (await service().getAsBuffer(file)).toString();
}

/** Puts a file into n8n's store; what it gives goes into an item. */
export async function fileInStore(
	content: string | Buffer,
	{ fileName = 'ktp.pdf', mimeType = 'application/pdf' }: Partial<IBinaryData> = {},
): Promise<IBinaryData> {
	return await service().store(
		{ type: 'execution', workflowId: 'test-workflow', executionId: 'earlier' },
		Buffer.from(content),
		{ data: '', mimeType, fileName },
	);
}

/**
 * A file in another store, which makes up its content while it is read.
 * @param size as the store knows it, if it does
 */
export function fileFromElsewhere(
	content: () => AsyncGenerator<Buffer>,
	{ size, ...about }: Partial<IBinaryData> & { size?: number } = {},
): IBinaryData {
	const manager: Partial<BinaryData.Manager> = {
		getAsStream: () => Promise.resolve(Readable.from(content(), { objectMode: false })),
		// Stores of others do not always say it, whatever n8n's types say.
		getMetadata: () => Promise.resolve({ fileSize: size as number }),
	};
	service().setManager('s3', manager as BinaryData.Manager);
	return { id: 's3:file', data: 's3', mimeType: 'application/pdf', ...about };
}
