/** Below it a number that JavaScript rounds is off by less than a hundredth: scores come with more digits than anybody means. */
const ROUNDED_VISIBLY = 1e14;

/** Whether JavaScript keeps what a number in a text says, as far as it matters. */
export function isKept(text: string): boolean {
	const value = Number(text);
	return Math.abs(value) < ROUNDED_VISIBLY || isExact(text, value);
}

/** Whether the number is so long that JavaScript may have rounded it: it does not tell. */
export function isLong(value: number): boolean {
	return Math.abs(value) > Number.MAX_SAFE_INTEGER;
}

/** Whether a JSON number can hold what the digits say. Up to 15 digits it always can. */
export function isExact(text: string, value: number): boolean {
	if (!Number.isFinite(value)) return false;
	const significant = significantDigits(text);
	if (significant === '') return true;
	// Too close to zero to be told from it.
	if (value === 0) return false;
	return significant.length <= 15 || significant === significantDigits(String(value));
}

function significantDigits(text: string): string {
	const [mantissa = ''] = text.toLowerCase().split('e');
	return mantissa.replace(/[-.]/g, '').replace(/^0+|0+$/g, '');
}
