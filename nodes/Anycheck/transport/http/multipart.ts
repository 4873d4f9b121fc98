/** A file to send. */
export interface UploadFile {
	name: string;
	/** MIME type. */
	type: string;
	/** Length in bytes. */
	size: number;
	/** Its content, from the start each time it is called. */
	stream(): AsyncIterable<Uint8Array>;
}

/** A field of a form. Fields may repeat. */
export type FormPart = readonly [name: string, value: string | UploadFile];

/**
 * A form whose files are read while they are sent, so that a large one is never in memory as a whole. The library below
 * n8n encodes whatever has the shape of the web's `FormData`, with the length in advance; the real class would
 * want each file's content at once.
 */
export class MultipartForm implements Iterable<FormPart> {
	readonly [Symbol.toStringTag] = 'FormData';

	private readonly parts: FormPart[];

	constructor(parts: readonly FormPart[]) {
		this.parts = [...parts];
	}

	append(name: string, value: string | UploadFile): void {
		this.parts.push([name, value]);
	}

	entries(): IterableIterator<FormPart> {
		return this.parts.values();
	}

	[Symbol.iterator](): IterableIterator<FormPart> {
		return this.entries();
	}

	/** The same, calling back for each piece of a file that is sent. */
	watched(onPiece: () => void): MultipartForm {
		return new MultipartForm(
			this.parts.map(([name, value]) => {
				if (typeof value === 'string') return [name, value];
				return [name, { ...value, stream: () => watched(value.stream(), onPiece) }];
			}),
		);
	}
}

async function* watched(
	content: AsyncIterable<Uint8Array>,
	onPiece: () => void,
): AsyncIterable<Uint8Array> {
	for await (const piece of content) {
		onPiece();
		yield piece;
	}
}
