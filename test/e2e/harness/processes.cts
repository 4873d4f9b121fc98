import { readdir, readFile } from 'node:fs/promises';

/** Ids of the processes of this machine whose environment names a folder, such as an n8n's user folder (Linux). */
export async function processesNaming(folder: string): Promise<number[]> {
	const own = process.pid;
	const ids = (await readdir('/proc'))
		.map(Number)
		.filter((id) => Number.isInteger(id) && id !== own);
	const named: number[] = [];
	for (const id of ids) {
		// It may have ended since, or belong to someone else.
		const environment = await readFile(`/proc/${id}/environ`, 'utf8').catch(() => '');
		if (environment.includes(folder)) named.push(id);
	}
	return named;
}
