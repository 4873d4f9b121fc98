import { isObject, type JsonObject } from '../json/objects';

/** Which files of a verification: what it made, or what it was made from. */
export const FILE_KINDS = ['output', 'export', 'input'] as const;

export type FileKind = (typeof FILE_KINDS)[number];

/** A file of a verification. */
export interface FileLink {
	/** Name of the field it goes into, e.g. `ktp_file`. */
	field: string;
	url: string;
}

/**
 * The links of a kind of file, as `Verification` documents them: `output_file_url` and `export_file_url` hold one or none,
 * `input_file_url` a list per file input.
 *
 * @param field name of the output field for the one output or export file
 */
export function fileLinks(verification: JsonObject, kind: FileKind, field: string): FileLink[] {
	if (kind !== 'input') {
		const url = verification[`${kind}_file_url`];
		return typeof url === 'string' && url !== '' ? [{ field, url }] : [];
	}
	const { input_file_url: byInput } = verification;
	const inputs = Object.entries(isObject(byInput) ? byInput : {}).map(([input, links]) => {
		const urls = [links].flat().filter((url) => typeof url === 'string' && url !== '');
		return { input, urls: urls.map(String) };
	});
	const taken = new Set(inputs.filter(({ urls }) => urls.length === 1).map(({ input }) => input));
	return inputs.flatMap(({ input, urls: [first = '', ...others] }) => {
		if (others.length === 0) return first === '' ? [] : [{ field: input, url: first }];
		return [first, ...others].map((url) => ({ field: numbered(input, taken), url }));
	});
}

/** The name with the first number that makes it one that no other file has. */
function numbered(input: string, taken: Set<string>): string {
	let number = 1;
	while (taken.has(`${input}_${number}`)) number++;
	taken.add(`${input}_${number}`);
	return `${input}_${number}`;
}
