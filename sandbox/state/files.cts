import { createHash } from 'node:crypto';
import { extname } from 'node:path';
import { uuidOf } from './ids.cts';
import { pageCount } from './pdf.cts';

/** A file that came, or was made here. */
export interface FileContent {
	/** File name, of which the extension is kept. */
	name: string;
	type: string;
	bytes: number;
	/** Hash of the content, by which duplicates are found. */
	sha256: string;
	/** Undefined when it was too large to be kept. */
	content: Buffer | undefined;
}

/** A stored file. */
export interface StoredFile extends FileContent {
	/** What a configuration refers to. */
	path: string;
	/** Where it is served, below the sandbox's address. */
	urlPath: string;
	pages: number;
}

/** Uploaded and demo files. */
export class Files {
	private readonly byPath = new Map<string, StoredFile>();
	private readonly byUrlPath = new Map<string, StoredFile>();
	private uploads = 0;

	/** Keeps a file that was made here. */
	add(name: string, type: string, content: Buffer): StoredFile {
		const sha256 = createHash('sha256').update(content).digest('hex');
		return this.keep({ name, type, bytes: content.length, sha256, content });
	}

	/** Keeps a file. */
	keep(received: FileContent): StoredFile {
		this.uploads += 1;
		const id = uuidOf(`file ${this.uploads} ${received.name}`);
		const extension = /^\.\w{1,8}$/.test(extname(received.name)) ? extname(received.name) : '';
		const file: StoredFile = {
			...received,
			path: `uploads/${id}${extension}`,
			urlPath: `/files/${id}${extension}`,
			pages: received.content ? pageCount(received.content) : 1,
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
