import '../harness/n8n.cts';
import { createRequire } from 'node:module';
import { BinaryDataService } from 'n8n-core';
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
