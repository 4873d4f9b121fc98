import { statfs } from 'node:fs/promises';

/** Where progress is told: one line at a time. */
export type Report = (line: string) => void;

const EVERY_MS = 5_000;

/**
 * Says every five seconds how long a step runs and how much disk has been used since it began. The free space
 * of the disk is asked, not the folder: adding up 300,000 files every few seconds would slow the installation.
 */
export async function withProgress<T>(
	report: Report,
	step: string,
	folder: string,
	work: () => Promise<T>,
): Promise<T> {
	const startedAt = Date.now();
	const freeAtStart = await freeBytes(folder);
	report(`${step} …`);
	const timer = setInterval(() => {
		void freeBytes(folder).then((free) => {
			const used = formatUsed(Math.max(0, freeAtStart - free));
			report(`${step}: ${formatElapsed(Date.now() - startedAt)}, ${used}`);
		});
	}, EVERY_MS);
	try {
		const result = await work();
		report(`${step}: done in ${formatElapsed(Date.now() - startedAt)}`);
		return result;
	} finally {
		clearInterval(timer);
	}
}

/** npm first reads lists of packages for a minute or two, writing next to nothing. */
function formatUsed(bytes: number): string {
	return bytes < 50e6
		? 'at work (nothing big written yet)'
		: `${formatBytes(bytes)} on disk so far`;
}

export async function freeBytes(folder: string): Promise<number> {
	const { bavail, bsize } = await statfs(folder);
	return bavail * bsize;
}

export function formatBytes(bytes: number): string {
	return bytes < 1e9 ? `${(bytes / 1e6).toFixed(0)} MB` : `${(bytes / 1e9).toFixed(1)} GB`;
}

export function formatElapsed(milliseconds: number): string {
	const seconds = Math.round(milliseconds / 1000);
	const rest = String(seconds % 60).padStart(2, '0');
	return `${Math.floor(seconds / 60)}:${rest} min`;
}
