import { VERIFICATION_FIELDS } from '../../verification/simplify';
import type { OutputShape } from '../../fields/outputFields';

/** What most operations on verifications put out. */
export const VERIFICATION_OUTPUT: OutputShape = {
	schema: 'Verification',
	simplified: VERIFICATION_FIELDS,
};
