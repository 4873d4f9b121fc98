/** An error for a person: the message is all they need, no stack. */
export class HumanError extends Error {
	override readonly name = 'HumanError';
}

/** Turns anything thrown into a line for a person; disk and network trouble is said in plain words. */
export function explain(error: unknown): string {
	if (!(error instanceof Error)) return String(error);
	const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
	if (code === 'ENOSPC') return `The disk is full. (${error.message})`;
	if (code === 'EACCES' || code === 'EPERM') return `No permission: ${error.message}`;
	return error.message;
}
