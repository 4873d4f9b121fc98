import { createHash } from 'node:crypto';
import { extname } from 'node:path';
import { uuidOf } from './ids.cts';

/** A stored file. */
export interface StoredFile {
	/** What a configuration refers to. */
	path: string;
	/** Where it is served, below the sandbox's address. */
	urlPath: string;
	type: string;
	content: Buffer;
	/** Hash of the content, by which duplicates are found. */
	hash: string;
}

export function hashOf(content: Buffer): string {
	return createHash('sha256').update(content).digest('hex');
}

/** Uploaded and demo files. */
export class Files {
	private readonly byPath = new Map<string, StoredFile>();
	private readonly byUrlPath = new Map<string, StoredFile>();
	private uploads = 0;

	/**
	 * Keeps a file.
	 * @param name file name, of which the extension is kept
	 */
	add(name: string, type: string, content: Buffer): StoredFile {
		this.uploads += 1;
		const id = uuidOf(`file ${this.uploads} ${name}`);
		const extension = /^\.\w{1,8}$/.test(extname(name)) ? extname(name) : '';
		const file: StoredFile = {
			path: `uploads/${id}${extension}`,
			urlPath: `/files/${id}${extension}`,
			type,
			content,
			hash: hashOf(content),
		};
		this.byPath.set(file.path, file);
		this.byUrlPath.set(file.urlPath, file);
		return file;
	}

	/** The file that a configuration refers to; the samples of the documentation disagree on a leading slash. */
	byConfiguredPath(path: string): StoredFile | undefined {
		return this.byPath.get(path.replace(/^\//, ''));
	}

	/** The file that is served at a path. */
	byUrl(urlPath: string): StoredFile | undefined {
		return this.byUrlPath.get(urlPath);
	}
}
