import { createHash } from 'node:crypto';
import type { ItemParameters } from '../../fields/parameters';
import type { JsonObject } from '../../json/objects';
import type { Item, WaitingRun } from '../../run/operation';
import { reviewable } from '../../verification/plan';
import { simplify, VERIFICATION_FIELDS } from '../../fields/outputShapes';
import {
	aboutIn,
	outputForReview,
	readerIn,
	versionOf,
	type FirstDecision,
	type ReviewItem,
} from '../page';
import { changesBetween } from '../../json/compare';
import { firstDecisionFrom, type GivenDecision } from '../settings/firstDecision';
import type { PageSettings } from '../settings/pageSettings';
import { isAnother, personKey, type ExcludedPerson, type Person } from '../settings/people';
import { documentsOf } from './documents';
import type { PageParameters, PageRequest } from './http';
import type { ReviewMemory } from './memory';

/** The review of a waiting run, and how far it is. */
export interface ReviewSession {
	run: WaitingRun;
	/** The items that people are asked about, in input order; the others had failed before. */
	asked: readonly number[];
	memory: ReviewMemory;
	/** Seals what browsers keep of decisions; undefined where nothing can be sealed. */
	sealKey: string | undefined;
}

/** A request of a reviewer's browser, with all that its answer needs. */
export interface ReviewRequest extends ReviewSession {
	request: PageRequest;
	settings: PageSettings;
	/** Who asks, where reviewers have to prove it. */
	person?: Person;
}

/** A request for the page of one item. */
export interface ItemRequest extends ReviewRequest {
	index: number;
	item: Item;
	id: string;
}

/** The parameters that every address of the page carries on. */
export function carriedParameters({ request }: Pick<ReviewRequest, 'request'>): PageParameters {
	return request.codeProof === '' ? {} : { pass: request.codeProof };
}

/** The address of the page that is asked for, for whoever has yet to be let in. */
export function pageItself({
	asked,
	request,
}: Pick<ReviewRequest, 'asked' | 'request'>): PageParameters {
	return request.item !== undefined && asked.length > 1 ? { item: request.item } : {};
}

/** The way back to the list, where there is one. */
export function listLink(review: ReviewRequest): { listHref?: string } {
	const { asked, request } = review;
	return asked.length > 1 ? { listHref: request.href(carriedParameters(review)) } : {};
}

/** Where the form of an item goes, and what it is about. */
export function formTarget(review: ItemRequest): {
	action: string;
	about: string;
	by?: string;
	listHref?: string;
} {
	const { run, request, index, person } = review;
	const action = request.href({ ...carriedParameters(review), item: index });
	const by = person && { by: readerId(run, person) };
	return { action, about: formId(run, index), ...by, ...listLink(review) };
}

/**
 * What a form is about: the parking, the item and the verification, whatever its record is at the moment. One address
 * serves one review after another, and no form of one may be shown or decide in another. Nobody can make it up, since
 * the run's key is known to n8n only.
 */
function formId(run: WaitingRun, index: number): string {
	const about = JSON.stringify([run.key, index, run.noteOf(index).id]);
	return createHash('sha256').update(about).digest('base64url');
}

/** Whose form it is. In a browser, one person may sign out and another one in while a form is open. */
function readerId(run: WaitingRun, person: Person): string {
	return createHash('sha256')
		.update(JSON.stringify([run.key, personKey(person)]))
		.digest('base64url');
}

/** Whether what was sent is the form that this person was shown. */
export function isFormFor({ run, person, request }: ItemRequest): boolean {
	return person === undefined || readerIn(request.body) === readerId(run, person);
}

/** Whether what was sent is a form about this item. */
export function isFormOf(run: WaitingRun, index: number, body: JsonObject): boolean {
	return aboutIn(body) === formId(run, index);
}

/** Makes of a verification what the item's page shows. */
export function itemViewer(review: ItemRequest): (verification: JsonObject) => ReviewItem {
	const { request, index, item, settings } = review;
	const documentHref = (document: number) =>
		request.href({ ...carriedParameters(review), item: index, document });
	return (verification) =>
		reviewItemFor(
			verification,
			String(index),
			item.parameters,
			settings.showsDocuments ? documentHref : undefined,
		);
}

/** What a decision is about. */
function stateOf(verification: JsonObject): Pick<ReviewItem, 'status' | 'output' | 'readOnly'> {
	const { status } = verification;
	return {
		status: typeof status === 'string' ? status : '',
		...outputForReview(reviewable(verification).output),
	};
}

/** Tells the record from all other states of it. */
export function recordVersion(verification: JsonObject): string {
	return versionOf(stateOf(verification));
}

/** The first decision, and what has changed in the record since. */
function seenFrom(
	{ version, status, output, ...first }: GivenDecision,
	now: ReturnType<typeof stateOf>,
): FirstDecision {
	const isSame = version === versionOf(now) && version !== 'unknown';
	const changedSince = { status, changes: output ? changesBetween(output, now.output) : [] };
	return isSame ? first : { ...first, changedSince };
}

/** Why the person may read the page, but not decide. */
export function barOf({ run, index, person, item }: ItemRequest): 'first' | 'rule' | undefined {
	const { excluded } = run.noteOf(index);
	// They are our own, out of n8n's store.
	const others = Array.isArray(excluded) ? (excluded as ExcludedPerson[]) : [];
	if (others.length === 0 || (person !== undefined && isAnother(person, others))) return undefined;
	const first = firstDecisionFrom(item.parameters);
	return first !== undefined && first.name === person?.name ? 'first' : 'rule';
}

/**
 * The verification as the page shows it.
 *
 * @param documentHref the page's address of the document with this number
 */
export function reviewItemFor(
	verification: JsonObject,
	key: string,
	parameters: ItemParameters,
	documentHref: ((position: number) => string) | undefined,
): ReviewItem {
	const simple = simplify(verification, VERIFICATION_FIELDS);
	const text = (name: string) => (typeof simple[name] === 'string' ? simple[name] : '');
	const reason = parameters.text('reviewReason');
	const first = firstDecisionFrom(parameters);
	const state = stateOf(verification);
	return {
		key,
		verificationId: text('id'),
		...state,
		...(first !== undefined && { first: seenFrom(first, state) }),
		documents: documentHref === undefined ? [] : documentsOf(verification, documentHref),
		...(text('service_name') !== '' && { serviceName: text('service_name') }),
		...(text('created_at') !== '' && { createdAt: text('created_at') }),
		...(text('output_status') !== '' && { outputStatus: text('output_status') }),
		...(reason !== '' && { reason }),
	};
}
