/** Texts that are generated, by the name of their place in a page. */
export type Regions = Readonly<Record<string, string>>;

const REGION = /(<!-- generated: ([a-z-]+) -->\n)[\s\S]*?(<!-- end of generated -->)/g;

/**
 * The page with its generated places written anew; everything else stays as a person wrote it.
 * @throws Error when a place is not known, is there twice, or is missing
 */
export function withRegions(path: string, page: string, regions: Regions): string {
	const found: string[] = [];
	const written = page.replace(REGION, (_, begin: string, name: string, end: string) => {
		found.push(name);
		const text = regions[name];
		if (text === undefined) throw new Error(`${path}: nothing is generated for "${name}"`);
		return `${begin}\n${text}\n\n${end}`;
	});
	const wanted = Object.keys(regions);
	const flaws = wanted.filter((name) => found.filter((one) => one === name).length !== 1);
	if (flaws.length > 0) {
		throw new Error(`${path}: there has to be one place for each of ${flaws.join(', ')}`);
	}
	return written;
}
