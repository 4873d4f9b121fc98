import type { Page } from 'playwright-core';
import type { Context } from './context.cts';
import { NodePanel } from './node-panel.cts';
import { chain, node, updateNode } from './workflows.cts';

/** The choice of 'Update Output' that offers the fields of the chosen verification. */
export const RECORD_MODE = 'Using Fields of the Verification';

/**
 * Opens the window of a new update of a verification, which is given by its id or still to be chosen; its input is `item`.
 * @param typeVersion of the node; the one that new nodes have, unless a test is about an older one
 */
export async function openUpdate(
	page: Page,
	context: Context,
	verificationId?: string,
	item?: object,
	typeVersion = 2,
): Promise<NodePanel> {
	const picked = {
		__rl: true,
		mode: verificationId === undefined ? 'list' : 'id',
		value: verificationId ?? '',
	};
	const start = node('Start', 'n8n-nodes-base.manualTrigger', 1, {});
	const update = updateNode({ verificationId: picked }, context.credential, { typeVersion });
	const nodes = [start, { ...update, position: [240, 0] }];
	const pinData = item && { [start.name]: [{ json: item }] };
	const workflow = { ...chain('Fields', nodes), ...(pinData && { pinData }) };
	return await NodePanel.open(page, context, workflow, update.name);
}
