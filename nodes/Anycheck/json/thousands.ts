const THOUSANDS_OR_DECIMALS = /^[+-]?[1-9]\d{0,2}\.\d{3}$/;

/** Whether the text of a number can be read in two ways: an Indonesian reader means more than a thousand by 1.250. */
export function mayMeanThousands(text: string): boolean {
	return THOUSANDS_OR_DECIMALS.test(text.trim());
}
