import { rm } from 'node:fs/promises';
import { shared } from './shared.cts';

export default async function teardown(): Promise<void> {
	await shared.server?.stop();
	if (shared.folder !== undefined) await rm(shared.folder, { recursive: true, force: true });
}
