import type { Path } from './digest';

/**
 * Whether one of the patterns names the place or something that it lies in.
 *
 * A pattern is a dotted path. `*` stands for one name, `**` for any number of them, and positions in lists may be left out:
 * `facilities.lender` names `facilities.0.lender` and `facilities.1.lender`.
 */
export function isNamed(path: Path, patterns: readonly string[]): boolean {
	return patterns.some((pattern) => fits(path, pattern.trim().split('.')));
}

function fits(path: Path, pattern: readonly string[]): boolean {
	const [wanted, ...others] = pattern;
	if (wanted === undefined) return true;
	const [name, ...inside] = path;
	if (wanted === '**' && fits(path, others)) return true;
	if (name === undefined) return false;
	if (wanted === '**') return fits(inside, pattern);
	if (wanted === '*' && fits(inside, others)) return true;
	// A name may have dots in it itself.
	const dots = name.split('.').length;
	if (pattern.slice(0, dots).join('.') === name && fits(inside, pattern.slice(dots))) return true;
	return /^\d+$/.test(name) && fits(inside, pattern);
}
