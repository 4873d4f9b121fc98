import type {
	IBinaryKeyData,
	ICredentialDataDecryptedObject,
	IExecuteFunctions,
	INodeExecutionData,
	INodeProperties,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import type { operations } from '../api.generated';
import { ItemError } from '../errors/itemError';
import type { ApiClient } from '../transport/api/client';
import type { JsonObject } from '../json/objects';
import type { ItemFiles } from './itemFiles';
import type { OutputShape } from '../fields/outputShapes';
import type { ItemParameters } from '../fields/parameters';

/** The words of a resource or operation in the editor; `value` is saved in workflows and never changes. */
export interface EditorOption {
	name: string;
	value: string;
	description: string;
}

/** One resulting object of the API, and what the operation adds to it, which simplifying leaves alone. */
export interface Result {
	resource: JsonObject;
	notes?: JsonObject;
	/** Files that go with it, by the name of their field. */
	files?: IBinaryKeyData;
}

/** One input item, as every operation sees it. */
export interface Item {
	parameters: ItemParameters;
	client: ApiClient;
}

/** One input item while the node runs (and not while it waits). */
export interface RunningItem extends Item {
	files: ItemFiles;
	/** The address that resumes this workflow where it waits next. */
	resumeUrl(): string;
	/** What a credential of the node says, besides the API's. */
	credential(type: string): Promise<ICredentialDataDecryptedObject>;
	/** When the run began; milliseconds since 1970. */
	startedAt: number;
	/** Keeps this of the item while the workflow waits, whatever came of the item itself. */
	remember(note: JsonObject): void;
	/** Waits so many milliseconds; wakes early when the run ends. */
	sleep(ms: number): Promise<void>;
	/** Says something beside the node's output in the editor, once for the run however many items say it. */
	warn(message: string): void;
	/** Whether the run ends: it was cancelled, or another item has failed and stops it. */
	isEnding(): boolean;
}

/** Instead of results: what the item waits for has not come yet. */
export class Waiting {}

export type Results = Result[] | Waiting;

/** What came of one item. */
export type Outcome =
	| { kind: 'done'; results: INodeExecutionData[] }
	| { kind: 'failed'; error: ItemError }
	| { kind: 'waiting' };

/** A waiting run, while somebody calls its address. */
export interface WaitingRun {
	context: IWebhookFunctions;
	/** Tells this wait from all others, also of the same node. */
	key: string;
	/** Number of its input items. */
	count: number;
	itemOf(itemIndex: number): Item;
	/** What the item's operation wanted to remember. */
	noteOf(itemIndex: number): JsonObject;
	/** Runs a task for one item, as the operation would. Never throws. */
	outcomeOf(itemIndex: number, task: (item: Item) => Promise<Results>): Promise<Outcome>;
	/** Why the item had failed before the run waited, if it had. */
	failureOf(itemIndex: number): ItemError | undefined;
	/**
	 * Resumes the workflow with what came of its items, in input order; once, also where several calls do so. A failed item
	 * goes on as such, whatever "On Error" says: n8n cannot fail an execution that has waited, and the decisions about the
	 * others must not be lost.
	 */
	resume(outcomes: readonly Outcome[]): IWebhookResponseData;
}

/** How an operation waits without holding a worker: n8n stores the workflow until somebody calls its address. */
export interface WaitContract {
	/** Until when at most. */
	until(parameters: ItemParameters): Date;
	/** Why these items, which would wait, cannot wait together; each of them fails for it. */
	conflictOf?(waiting: readonly ItemParameters[]): ItemError | undefined;
	/** Called once the workflow is about to wait, with the items that do; not awaited, and must not throw. */
	onWaiting?(context: IExecuteFunctions, waiting: RunningItem[]): Promise<void>;
	/** Answers a call to the waiting workflow's address, and resumes it where it is time to. */
	onCall(run: WaitingRun): Promise<IWebhookResponseData>;
}

/** An operation: its words and fields in the editor, and what it does for ONE item. */
export interface Operation {
	/** `action` is the node's name on the canvas. */
	option: EditorOption & { action: string };
	/** What it asks of the API, by the operation ids of the OpenAPI document. */
	calls: ReadonlyArray<keyof operations>;
	fields: INodeProperties[];
	output: OutputShape;
	/**
	 * The item's results, whole; the router simplifies, pairs and orders them.
	 * @throws ItemError when this item has no result
	 */
	run(item: RunningItem): Promise<Results>;
	/** Only for operations whose items may wait. */
	wait?: WaitContract;
}

export interface Resource {
	option: EditorOption;
	operations: Operation[];
	/** Value of the operation a new node starts with. */
	defaultOperation: string;
}

/**
 * The operation that the node's fields name.
 * @throws ItemError for one that this version of the package does not have
 */
export function chosenOperation(
	resources: readonly Resource[],
	resource: unknown,
	operation: unknown,
): Operation {
	const found = resources
		.find(({ option }) => option.value === resource)
		?.operations.find(({ option }) => option.value === operation);
	if (found !== undefined) return found;
	throw new ItemError(
		'This operation does not exist',
		"Choose another 'Resource' or 'Operation', or update the AnyCheck package",
	);
}
