import { readFile, writeFile } from 'node:fs/promises';
import { residentBytes } from '../../scripts/n8n/memory.cts';

const SAMPLE_EVERY_MS = 500;

/** The largest resident memory of n8n from now on. */
export interface PeakMemory {
	/** Bytes when watching began. */
	readonly before: number;
	/** Ends watching; gives bytes. */
	stop(): Promise<number>;
}

/** Linux keeps the peak itself, exactly and at no cost; elsewhere memory is sampled twice a second. @param pid of n8n */
export async function watchMemory({ pid }: { pid: number }): Promise<PeakMemory> {
	const before = await residentBytes(pid);
	return process.platform === 'linux'
		? await watchKernelPeak(pid, before)
		: sampleMemory(pid, before);
}

async function watchKernelPeak(pid: number, before: number): Promise<PeakMemory> {
	// "5" sets the kernel's high-water mark back to what the process has now.
	await writeFile(`/proc/${pid}/clear_refs`, '5');
	return {
		before,
		stop: async () => {
			const [, kilobytes] =
				/^VmHWM:\s+(\d+) kB$/m.exec(await readFile(`/proc/${pid}/status`, 'utf8')) ?? [];
			if (kilobytes === undefined) throw new Error('This kernel does not tell peak memory.');
			return Number(kilobytes) * 1024;
		},
	};
}

function sampleMemory(pid: number, before: number): PeakMemory {
	let peak = before;
	const sample = async (): Promise<void> => {
		peak = Math.max(peak, await residentBytes(pid));
	};
	const timer = setInterval(() => void sample(), SAMPLE_EVERY_MS);
	return {
		before,
		stop: async () => {
			clearInterval(timer);
			await sample();
			return peak;
		},
	};
}
