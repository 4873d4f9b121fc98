import { createHash } from 'node:crypto';

/** UUID that is the same in every run for the same name, so that examples and tests can rely on it. */
export function uuidOf(name: string): string {
	const hex = createHash('sha256').update(name).digest('hex');
	const variant = '89ab'[Number.parseInt(hex.slice(16, 17), 16) % 4] ?? '8';
	return [
		hex.slice(0, 8),
		hex.slice(8, 12),
		`5${hex.slice(13, 16)}`,
		`${variant}${hex.slice(17, 20)}`,
		hex.slice(20, 32),
	].join('-');
}
