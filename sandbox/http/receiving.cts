import { createHash } from 'node:crypto';
import type { Request } from 'express';
import type { StorageEngine } from 'multer';
import type { ReceivedFile } from '../handlers/call.cts';
import { exchangeOf } from './exchange.cts';

interface Received extends Express.Multer.File {
	sha256: string;
	content: Buffer | undefined;
}

/** Counts and hashes files while they come, and keeps small ones: large ones must not cost memory. */
export const countAndHash: StorageEngine = {
	_handleFile(request, { stream }, done) {
		const { keepFileBytes } = exchangeOf(request).core.options;
		const hash = createHash('sha256');
		let size = 0;
		let chunks: Buffer[] = [];
		stream
			.on('data', (chunk: Buffer) => {
				hash.update(chunk);
				size += chunk.length;
				if (size <= keepFileBytes) chunks.push(chunk);
				else chunks = [];
			})
			.once('error', done)
			.once('end', () => {
				const content = size <= keepFileBytes ? Buffer.concat(chunks) : undefined;
				const received = { size, sha256: hash.digest('hex'), content };
				done(null, received);
			});
	},
	_removeFile(_request, _file, done) {
		done(null);
	},
};

/** Files that came with the request. */
export function receivedFiles({ files }: Request): ReceivedFile[] {
	if (!Array.isArray(files)) return [];
	return files.filter(isReceived).map((file) => ({
		field: file.fieldname,
		// Multer takes names for Latin 1, while clients send UTF-8.
		name: Buffer.from(file.originalname, 'latin1').toString('utf8'),
		type: file.mimetype,
		bytes: file.size,
		sha256: file.sha256,
		content: file.content,
	}));
}

function isReceived(file: Express.Multer.File): file is Received {
	return 'sha256' in file;
}
