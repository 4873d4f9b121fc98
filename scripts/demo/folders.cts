import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HumanError } from '../n8n/human-error.cts';
import { processExists } from '../n8n/process-exists.cts';

export const projectFolder = join(__dirname, '..', '..');
export const examplesFolder = join(projectFolder, 'examples');

/** Where one start keeps n8n's data and the example's files. */
export interface DemoFolders {
	userFolder: string;
	filesFolder: string;
	/** Gives the folders back; those made for one run only are removed. */
	release(): Promise<void>;
}

/** Folders for one run, outside the project. */
export async function temporaryFolders(): Promise<DemoFolders> {
	const root = await mkdtemp(join(tmpdir(), 'anycheck-demo-'));
	const release = async (): Promise<void> => {
		await rm(root, { recursive: true, force: true });
	};
	return { userFolder: join(root, 'n8n'), filesFolder: join(root, 'files'), release };
}

/** The folders below output/, kept between starts. Throws HumanError while another start uses them. */
export async function keptFolders(fresh: boolean): Promise<DemoFolders> {
	const root = join(projectFolder, 'output', 'demo');
	const lock = join(root, 'running.pid');
	const holder = Number(await readFile(lock, 'utf8').catch(() => '0'));
	if (holder > 0 && processExists(holder)) {
		throw new HumanError(
			`It is running already (process ${holder}). End it first, or use npm start -- --once.`,
		);
	}
	if (fresh) await rm(root, { recursive: true, force: true });
	await mkdir(root, { recursive: true });
	await writeFile(lock, String(process.pid));
	const release = async (): Promise<void> => {
		await rm(lock, { force: true });
	};
	return { userFolder: join(root, 'n8n'), filesFolder: join(root, 'files'), release };
}
