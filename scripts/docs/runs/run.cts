import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';
import type { Sandbox } from '../../../sandbox/index.cts';

/** One run of an operation, as its page shows it: everything that is not given is as in a new node. */
export interface DocumentedRun {
	/** Values of the node's fields "Resource" and "Operation". */
	name: `${string}: ${string}`;
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
