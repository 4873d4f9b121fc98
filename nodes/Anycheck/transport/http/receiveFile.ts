import { ItemError } from '../../errors/itemError';
import { parsedOr } from '../../json/numbers';
import { isObject } from '../../json/objects';
import { causesOf, networkCodeOf, type Answer } from './answer';
import { drop, type Arrival, type FileStream } from './arrival';
import { fileFacts, type FileFacts } from './fileFacts';

/** Takes a file's content while it arrives. */
export type ReceiveFile = (content: FileStream, facts: FileFacts) => Promise<void>;

/** More of an answer that refuses is not read. */
const MAX_REFUSAL_BYTES = 65_536;

/** Key under which an answer says that the file is elsewhere. */
export const MOVED = 'location';

/**
 * An answer with a file, after its content was taken: as if it had been JSON. What came to nothing half-way counts as no answer.
 */
export async function received(
	answer: Answer,
	url: string,
	receive: ReceiveFile,
	arrival: Arrival,
): Promise<Answer> {
	if (answer.kind !== 'answered') return answer;
	const { status, headers, body } = answer;
	try {
		if (status >= 300 && status < 400 && typeof headers.location === 'string') {
			drop(body);
			return { ...answer, status: 200, body: { [MOVED]: headers.location } };
		}
		if (!isStream(body)) return answer;
		return await arrival.during(body, async () => {
			if (status >= 300) return { ...answer, body: await refusalIn(body) };
			await receive(body, fileFacts(headers, url));
			return { ...answer, body: {} };
		});
	} catch (error) {
		if (arrival.signal.aborted) return { kind: 'unanswered', networkCode: arrival.endedBy };
		if (isOf(body, error)) return { kind: 'unanswered', networkCode: networkCodeOf(error) };
		return { kind: 'unsent', reason: error instanceof ItemError ? error : NOT_KEPT };
	}
}

/** The file came, but what takes it failed: coming again would not help. */
const NOT_KEPT = new ItemError(
	'n8n could not store the file',
	'Whoever runs n8n should check the free space and the settings for binary data',
	{ retryable: true },
);

async function refusalIn(content: FileStream): Promise<unknown> {
	const chunks: Uint8Array[] = [];
	let length = 0;
	for await (const chunk of content) {
		chunks.push(chunk);
		length += chunk.length;
		if (length > MAX_REFUSAL_BYTES) break;
	}
	const text = Buffer.concat(chunks).toString('utf8');
	return parsedOr(text, text);
}

function isStream(body: unknown): body is FileStream {
	return isObject(body) && Symbol.asyncIterator in body;
}

/** Whether it was the content that failed, and not what takes it. */
function isOf(content: unknown, error: unknown): boolean {
	return isObject(content) && causesOf(error).includes(content.errored);
}
