import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { cacheFolder } from '../n8n/locations.cts';

/** A verification as it was before the first change. */
export interface Kept {
	address: string;
	id: string;
	status: unknown;
	output: unknown;
	input_config: unknown;
	/** Whether an update got no answer, so that it may arrive later. */
	isInDoubt: boolean;
}

const keptSchema = z.object({
	address: z.string(),
	id: z.string(),
	status: z.unknown(),
	output: z.unknown(),
	input_config: z.unknown(),
	isInDoubt: z.boolean(),
});

/** Where it is kept until it is put back, readable by its owner only: it holds what is in the verification. */
export function journalFolder(): string {
	return join(cacheFolder(), 'check-api');
}

/** Keeps a verification before it is changed. */
export function keep(kept: Kept): void {
	mkdirSync(journalFolder(), { recursive: true, mode: 0o700 });
	writeFileSync(fileOf(kept), JSON.stringify(kept), { mode: 0o600, flush: true });
}

/** Forgets it, because it is as it was. */
export function forget(kept: Pick<Kept, 'address' | 'id'>): void {
	rmSync(fileOf(kept), { force: true });
}

/** What earlier runs have left changed at this address. */
export function leftAt(address: string): Kept[] {
	let names: string[];
	try {
		names = readdirSync(journalFolder());
	} catch {
		return [];
	}
	return names
		.filter((name) => name.endsWith('.json'))
		.flatMap((name) => keptIn(join(journalFolder(), name)))
		.filter((kept) => kept.address === address);
}

/** A file that somebody has damaged is not understood, and left alone. */
function keptIn(file: string): Kept[] {
	try {
		const { status, output, input_config, ...rest } = keptSchema.parse(
			JSON.parse(readFileSync(file, 'utf8')),
		);
		return [{ status, output, input_config, ...rest }];
	} catch {
		return [];
	}
}

/** Where it is kept. */
export function fileOf({ address, id }: Pick<Kept, 'address' | 'id'>): string {
	const name = createHash('sha256').update(`${address} ${id}`).digest('hex').slice(0, 24);
	return join(journalFolder(), `${name}.json`);
}
