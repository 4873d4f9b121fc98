import {
	NodeHelpers,
	type ICredentialDataDecryptedObject,
	type ICredentialsExpressionResolveValues,
	type IExecuteData,
	type INodeParameters,
	type INodeProperties,
	type IWorkflowExecuteAdditionalData,
	type WorkflowExecuteMode,
} from 'n8n-workflow';
import { emptyWorkflow, lonelyNode } from './empty-workflow.cts';
import { getAdditionalKeys } from './n8n.cts';

/**
 * What a node gets of a saved credential: defaults filled in and expressions resolved, against the item under way
 * when there is one.
 */
export function credentialValues(
	properties: INodeProperties[],
	saved: ICredentialDataDecryptedObject,
	additionalData: IWorkflowExecuteAdditionalData,
	mode: WorkflowExecuteMode,
	executeData?: IExecuteData,
	at?: ICredentialsExpressionResolveValues,
): ICredentialDataDecryptedObject {
	// n8n treats a credential's data and a node's parameters as one and the same kind of object.
	const asParameters = saved as INodeParameters;
	const filled = NodeHelpers.getNodeParameters(properties, asParameters, true, false, null, null);
	const values = filled ?? {};
	const keys = getAdditionalKeys(additionalData, mode, null, { isCredential: true });
	const resolved = at
		? at.workflow.expression.getParameterValue(
				values,
				at.runExecutionData,
				at.runIndex,
				at.itemIndex,
				at.node.name,
				at.connectionInputData,
				mode,
				keys,
				executeData,
				false,
				values,
			)
		: emptyWorkflow().expression.getComplexParameterValue(
				lonelyNode,
				values,
				mode,
				keys,
				undefined,
				undefined,
				values,
			);
	return resolved as ICredentialDataDecryptedObject;
}
