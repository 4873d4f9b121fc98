/** An error as n8n stores it with an execution or on an item: a plain copy, no longer an instance. */
export interface RunError {
	name?: string;
	/** What happened. */
	message: string;
	/** What to do. */
	description?: string;
	/** HTTP status, a text as n8n keeps it. */
	httpCode?: string;
	/** Index of the failing input item. */
	itemIndex?: number;
	/** The untouched original, for looking for secrets in all of it. */
	raw: unknown;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null;
const text = (value: unknown) => (typeof value === 'string' ? value : undefined);

/** Reads an error of any make; undefined when there is none. */
export function readError(raw: unknown): RunError | undefined {
	if (!isRecord(raw)) return undefined;
	const context = isRecord(raw['context']) ? raw['context'] : {};
	const { itemIndex } = context;
	return {
		name: text(raw['name']),
		message: text(raw['message']) ?? '',
		description: text(raw['description']),
		httpCode: text(raw['httpCode']),
		itemIndex: typeof itemIndex === 'number' ? itemIndex : undefined,
		raw,
	};
}
