import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';
import type { Fault } from '../../../../../sandbox/index.cts';
import { PICKED } from '../../operate.cts';

/** A message that the page of an operation names, and what makes the node say it. */
export interface MessageCase {
	/** Values of the node's fields "Resource" and "Operation". */
	name: `${string}: ${string}`;
	/** As on the page; `…` stands for any text. */
	message: string;
	parameters?: INodeParameters;
	item?: INodeExecutionData;
	/** What the API answers, to every request or to those for a path. */
	fault?: Fault;
	path?: RegExp;
}

export const NOWHERE = '3c90c3cc-0d44-4b50-8888-8dd25736052a';

/** Picks the record whose ID is in the item. */
export const picked = (field: string): INodeParameters => ({ [field]: PICKED });

/** An item with an ID. */
export const itemOf = (id: string): INodeExecutionData => ({ json: { id } });

/** A refusal of the API. */
export const refusal = (status: number, code: string): Fault => ({
	type: 'status',
	status,
	body: { error_code: code, message: 'No' },
});
