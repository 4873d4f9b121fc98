import type {
	FieldType,
	ILoadOptionsFunctions,
	ResourceMapperField,
	ResourceMapperFields,
} from 'n8n-workflow';
import { asItemError, toNodeError } from '../errors/nodeError';
import { createClient } from '../transport/client';
import { idFrom } from '../verification/id';
import { isObject } from '../verification/objects';
import { leavesOf, type Leaf } from '../verification/paths';
import { reviewable } from '../verification/review';

/** The editor's list of the fields in the output of the chosen verification. */
export async function getOutputFields(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
	return await fieldsOf(this, 'output');
}

/** The editor's list of the fields in the configuration of the chosen verification. */
export async function getConfigurationFields(
	this: ILoadOptionsFunctions,
): Promise<ResourceMapperFields> {
	return await fieldsOf(this, 'configuration');
}

async function fieldsOf(
	context: ILoadOptionsFunctions,
	part: 'output' | 'configuration',
): Promise<ResourceMapperFields> {
	try {
		const picked: unknown = context.getCurrentNodeParameter('verificationId');
		const value = isObject(picked) ? picked.value : picked;
		const path = ['verifications', idFrom(value, 'Verification', 'verification')];
		const client = await createClient(context);
		const verification = await client.request({ method: 'GET', path, subject: 'verification' });
		return { fields: leavesOf(reviewable(verification)[part]).map(field) };
	} catch (error) {
		throw toNodeError(context.getNode(), asItemError(error), 0);
	}
}

function field({ path, value }: Leaf): ResourceMapperField {
	return {
		id: path,
		displayName: path,
		type: typeOf(value),
		required: false,
		display: true,
		defaultMatch: false,
		canBeUsedToMatch: false,
	};
}

function typeOf(value: unknown): FieldType {
	if (Array.isArray(value)) return 'array';
	if (isObject(value)) return 'object';
	if (typeof value === 'number') return 'number';
	return typeof value === 'boolean' ? 'boolean' : 'string';
}
