import type {
	FieldType,
	ILoadOptionsFunctions,
	ResourceMapperField,
	ResourceMapperFields,
} from 'n8n-workflow';
import type { ItemError } from '../errors/itemError';
import { asItemError } from '../errors/nodeError';
import { createClient } from '../transport/api/client';
import { getVerification } from '../transport/api/verifications';
import { idFrom } from '../verification/id';
import { fieldOf } from '../fields/recordFields';
import { isObject } from '../json/objects';
import { valuesByPath, type PathValue } from '../json/paths';
import { reviewable } from '../verification/plan';
import { EDITOR_LIMITS } from '../transport/http/limits';

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
		const id = idFrom(value, 'Verification', 'verification');
		const verification = await getVerification(await createClient(context, EDITOR_LIMITS), id);
		const whole = reviewable(verification)[part];
		const fields = valuesByPath(isObject(whole) ? whole : {}).map(field);
		const notice = `The verification has no fields in its ${part}. Use 'Using Fields Below' to add some.`;
		return { fields, ...(fields.length === 0 && { emptyFieldsNotice: notice }) };
	} catch (error) {
		// Of a failure the editor would show nothing at all: neither the fields nor a reason.
		return { fields: [], emptyFieldsNotice: noticeOf(asItemError(error)) };
	}
}

/** What happened and what to do, without what the API adds: the editor takes the text as HTML. */
function noticeOf({ message, description }: ItemError): string {
	const [advice = ''] = description.split('\n');
	return `The fields could not be loaded: ${message}. ${advice}`.trim();
}

/**
 * A field as the editor offers it. A yes-or-no field shows and begins with what it is now. Other values are not shown: the
 * editor saves what it is given here in the workflow, and they may be personal data.
 */
function field({ path, value }: PathValue): ResourceMapperField {
	const { id, displayName } = fieldOf(path);
	return {
		id,
		displayName,
		...(typeof value === 'boolean' && {
			displayName: `${displayName} (now ${String(value)})`,
			// Only newer n8n fills it in.
			defaultValue: value,
		}),
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
