import { isObject, type JsonObject } from '../../../verification/objects';

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
	return Object.entries(isObject(byInput) ? byInput : {}).flatMap(([input, links]) => {
		const urls = [links].flat().filter((url) => typeof url === 'string' && url !== '');
		return urls.map((url, index) => ({
			field: urls.length === 1 ? input : `${input}_${index + 1}`,
			url: String(url),
		}));
	});
}
