import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import type { Sandbox } from '../../../../sandbox/index.cts';

/** An operation as a user sets it up, and what it does for each item. */
export interface OperationCase {
	/** Values of the node's fields "Resource" and "Operation". */
	name: `${string}: ${string}`;
	/** The other fields; expressions read the item. */
	parameters: INodeParameters;
	/** Three input items with which it succeeds, each about something else where that is possible. */
	items: (sandbox: Sandbox) => INodeExecutionData[];
	/** The request that does the operation's work, sent at least once for each item. */
	request: { method: string; path: RegExp };
	/** What each result of an item has, where it shows to which item it belongs. */
	belongsTo?: (item: IDataObject) => IDataObject;
	/** Fields of an item that the API refuses by itself, and how that is called. */
	refused?: { item: IDataObject; status: number; error: string };
	/** The run that its page shows. Without it, the page shows that of the first item. */
	example?: ExampleRun;
}

/** A run for a page of the documentation: everything that is not given is as in a new node. */
export interface ExampleRun {
	parameters: INodeParameters;
	/** The input item; an empty one by default. */
	item?: (sandbox: Sandbox) => INodeExecutionData;
	/** What a reviewer does on the page; only where the operation waits for one. */
	review?: Review;
}

/** What a reviewer fills into the page. */
export interface Review {
	/** By the name of the input. */
	typed: Readonly<Record<string, string>>;
	/** What the page shows → what it is corrected to. */
	corrected: Readonly<Record<string, string>>;
}

/** A record that is picked by its ID. */
export const byId = (value: string): INodeParameters => ({ __rl: true, mode: 'id', value });

/** The path of one object, or of something that belongs to it. */
export function pathOfOne(resource: string, rest = ''): RegExp {
	return new RegExp(`^/${resource}/[0-9a-f-]{36}${rest}$`);
}

/** A result that is the object whose id is in the item. */
export function hasSameId({ id }: IDataObject): IDataObject {
	return { id };
}

/** An item about something that does not exist. @param what as the message calls it */
export function notFound(
	what: string,
	field = 'id',
): Required<Pick<OperationCase, 'refused'>>['refused'] {
	return {
		item: { [field]: '3c90c3cc-0d44-4b50-8888-8dd25736052a' },
		status: 404,
		error: `The ${what} was not found`,
	};
}
