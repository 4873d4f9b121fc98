import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';
import { ItemError } from '../errors/itemError';
import type { FileStream } from '../transport/http/downloadStream';
import type { FileFacts } from '../transport/http/fileFacts';
import { standardType, typeOfContent, typeOfName } from '../transport/http/fileTypes';
import type { UploadFile } from '../transport/http/multipart';

/** The files of one input item, and the way to put new ones into n8n. */
export interface ItemFiles {
	/**
	 * The file in a field of the item.
	 * @throws ItemError when there is none, or it is empty
	 */
	read(field: string): Promise<UploadFile>;
	/** Puts a file into n8n while it arrives. */
	keep(content: FileStream, facts: FileFacts): Promise<IBinaryData>;
}

export function itemFiles(context: IExecuteFunctions, itemIndex: number): ItemFiles {
	const { helpers } = context;
	return {
		read: async (field) => {
			const found = binaryIn(context, itemIndex, field);
			// Without a name it would not count as a file.
			const name = found.fileName || field;
			const content = await contentOf(context, found, field);
			if (content.size > 0) return { name, type: await typeOf(found, content), ...content };
			throw new ItemError(
				`The file in '${field}' is empty`,
				'Look at the node that made it: a download or an export may have brought nothing',
			);
		},
		keep: async (content, { name, type }) => {
			// What n8n gave as a stream it takes as one; our type for it says only what is used here.
			const stream = content as Parameters<typeof helpers.prepareBinaryData>[0];
			return await helpers.prepareBinaryData(stream, name, type === '' ? undefined : type);
		},
	};
}

function binaryIn(context: IExecuteFunctions, itemIndex: number, field: string): IBinaryData {
	try {
		return context.helpers.assertBinaryData(itemIndex, field);
	} catch {
		throw noFile(context, itemIndex, field);
	}
}

function noFile(context: IExecuteFunctions, itemIndex: number, field: string): ItemError {
	const names = Object.keys(context.getInputData()[itemIndex]?.binary ?? {});
	return new ItemError(
		field === ''
			? "'Input Data Field Name' is empty"
			: `The item has no file in a field named '${field}'`,
		names.length === 0
			? 'This item has no files at all: check that the node before passes them on'
			: `This item has files in: ${names.join(', ')}. Enter one of these under 'Input Data Field Name'.`,
	);
}

/** What n8n says of it; where that says nothing, by its name or by how it begins. */
async function typeOf(
	{ mimeType, fileName = '', fileExtension = '' }: IBinaryData,
	{ stream }: Pick<UploadFile, 'stream'>,
): Promise<string> {
	const known =
		standardType(mimeType ?? '') || typeOfName(fileName) || typeOfName(`.${fileExtension}`);
	if (known !== '') return known;
	for await (const chunk of stream()) return typeOfContent(chunk) || mimeType;
	return mimeType;
}

/** Files are either in n8n's store, under an id, or (small installations) in the item itself as base64. */
async function contentOf(
	{ helpers }: IExecuteFunctions,
	{ id, data }: IBinaryData,
	field: string,
): Promise<Pick<UploadFile, 'size' | 'stream'>> {
	if (id === undefined) {
		const content = () => Buffer.from(data, 'base64');
		// Decoded anew when it is sent: until then it would be in memory a second time.
		return { size: content().length, stream: () => once(content) };
	}
	const stream = async function* (): FileStream {
		try {
			yield* (await helpers.getBinaryStream(id)) as FileStream;
		} catch {
			throw gone(field);
		}
	};
	try {
		const { fileSize } = await helpers.getBinaryMetadata(id);
		return { size: Number.isFinite(fileSize) ? fileSize : await lengthOf(stream()), stream };
	} catch {
		throw gone(field);
	}
}

async function* once(content: () => Uint8Array): FileStream {
	yield await Promise.resolve(content());
}

/** Counts what is in a file of which the store does not say it: a server may refuse what comes without its length. */
async function lengthOf(content: FileStream): Promise<number> {
	let length = 0;
	for await (const chunk of content) length += chunk.length;
	return length;
}

/** Its name is not repeated: people name documents after their owner. */
function gone(field: string): ItemError {
	return new ItemError(
		`The file in '${field}' cannot be read`,
		'n8n no longer has it: it deletes the files of old executions. Run the workflow from its start.',
		{ retryable: true },
	);
}
