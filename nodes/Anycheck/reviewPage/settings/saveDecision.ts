import type { INodeProperties } from 'n8n-workflow';
import type { ItemParameters } from '../../fields/parameters';
import { choice } from '../../fields/values';

/** Who writes the decision to AnyCheck. */
export const SAVE_DECISION: INodeProperties = {
	displayName: 'Save the Decision',
	name: 'saveDecision',
	type: 'options',
	default: 'page',
	description: 'Who writes the decision to AnyCheck',
	options: [
		{
			name: 'On the Page',
			value: 'page',
			description: 'The page saves it, and tells the reviewer what came of it',
		},
		{
			name: 'In the Workflow',
			value: 'workflow',
			description: 'The page only asks. Add an Update verification node after this one.',
		},
	],
};

/** Whether the page leaves the writing to the workflow. @throws ItemError when it is not said */
export function leavesWriting(parameters: ItemParameters): boolean {
	// Absent in a workflow that began to wait before there was a choice.
	const chosen = parameters.value('saveDecision') ?? 'page';
	return choice(chosen, "'Save the Decision'", ['page', 'workflow']) === 'workflow';
}
