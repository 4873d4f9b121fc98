import { shownOutput, versionOf, type ReviewItem } from '../page';
import { digest } from '../../transport/auth/access';
import type { JsonObject } from '../../json/objects';
import { reviewable } from '../../verification/plan';
import { simplify, VERIFICATION_FIELDS } from '../../fields/outputShapes';
import type { ItemParameters } from '../../fields/parameters';
import { documentsOf } from './documents';

/**
 * The verification as the page shows it.
 *
 * @param documentHref the page's address of the document with this number
 * @param runKey tells the parking from all others: a form of another one must not decide here
 */
export function presented(
	verification: JsonObject,
	key: string,
	parameters: ItemParameters,
	documentHref: ((position: number) => string) | undefined,
	runKey: string,
): ReviewItem {
	const simple = simplify(verification, VERIFICATION_FIELDS);
	const text = (name: string) => (typeof simple[name] === 'string' ? simple[name] : '');
	const reason = parameters.text('reviewReason');
	const item: ReviewItem = {
		key,
		verificationId: text('id'),
		status: text('status'),
		...shownOutput(reviewable(verification).output),
		documents: documentHref === undefined ? [] : documentsOf(verification, documentHref),
		...(text('service_name') !== '' && { serviceName: text('service_name') }),
		...(text('created_at') !== '' && { createdAt: text('created_at') }),
		...(text('output_status') !== '' && { outputStatus: text('output_status') }),
		...(reason !== '' && { reason }),
	};
	return { ...item, version: digest(`${runKey}\n${key}\n${versionOf(item)}`) };
}
