import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { isGone } from '../errors/itemError';
import { asItemError } from '../errors/nodeError';
import { createClient } from '../transport/api/client';
import { CREDENTIAL_TYPE } from '../transport/auth/storedCredential';
import { getVerification } from '../transport/api/verifications';
import { webhookSecretsIn } from '../transport/auth/webhookSecrets';
import { asData, type JsonObject } from '../json/objects';
import { simplify, VERIFICATION_FIELDS } from '../fields/outputShapes';
import { redactVerification, redactDelivery } from '../verification/redact';
import { readDelivery, type Delivery } from './delivery';
import { deliveryKey, stateKey } from './deliveryKeys';
import type { Claim } from './duplicates';
import { memoryOf, type TriggerMemory } from './memory';
import { select } from './selection';
import { MAX_SECRETS } from './secretKeys';
import { verifySignature } from './signature';
import { FETCH_LIMITS } from './fetchLimits';
import { passedOver, refused, tryAgainLater } from './responses';
import { triggerSettings, type TriggerSettings } from './settings';

/** What came in, judged genuine or let in knowingly. */
interface Received {
	delivery: Delivery;
	rawBody: Buffer;
	settings: TriggerSettings;
}

/**
 * Answers one call to the trigger's URL: starts the workflow with the verification, or not. The caller only learns whether
 * its call was taken; why it was not is said in n8n's log, without anything from the call itself.
 */
export async function receive(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	try {
		return await judge(context);
	} catch (error) {
		// The settings or the credential: not the caller's fault, and no reason to run anything.
		const { message } = asItemError(error);
		context.logger.error(`Anycheck Trigger could not take a call: ${message}`);
		return tryAgainLater(context);
	}
}

async function judge(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const settings = triggerSettings(context);
	const { rawBody, headers } = context.getRequestObject();
	if (!Buffer.isBuffer(rawBody)) return refused(context, 400, 'the call has no readable body');

	if (settings.accept === 'signed') {
		const secrets = webhookSecretsIn(await context.getCredentials(CREDENTIAL_TYPE));
		const { toleranceMs, allowUndated } = settings;
		const rules = { now: Date.now(), toleranceMs, allowUndated };
		const verdict = verifySignature({ rawBody, headers }, secrets, rules);
		if (verdict.kind === 'refused') {
			const untried = new Set(secrets).size > MAX_SECRETS ? UNTRIED : '';
			return refused(context, 401, `the signature is not accepted (${verdict.reason})${untried}`);
		}
	}
	const read = readDelivery(rawBody, headers['content-type']);
	if (read.kind === 'unreadable') {
		return refused(context, 400, `the body is not understood (${read.reason})`);
	}
	const delivery = settings.accept === 'checked' ? onlyTheId(read) : read;
	return await consider(context, { delivery, rawBody, settings });
}

/** The credential may have been changed since the trigger was published. */
const UNTRIED = `; of the credential's secrets only the first ${MAX_SECRETS} are tried`;

/** Nothing that an unproven call says counts, but which verification to ask for. */
function onlyTheId({ event, verificationId, body }: Delivery): Delivery {
	return { event, body, ...(verificationId !== undefined && { verificationId }) };
}

async function consider(
	context: IWebhookFunctions,
	received: Received,
): Promise<IWebhookResponseData> {
	const { delivery, rawBody, settings } = received;
	const { id } = context.getWorkflow();
	const memory = memoryOf(`${id ?? ''}/${context.getNode().id}`);
	const stored = context.getWorkflowStaticData('node');
	// A test in the editor may send the same call again and again: nothing of it is remembered.
	const isTest = context.getMode() === 'manual';
	if (settings.dropLate && !isTest && isLate(memory, delivery, stored)) return passedOver();
	if (select(settings.choice, delivery).kind === 'passedOver') return passedOver();
	if (settings.fetches && delivery.verificationId === undefined) {
		return refused(context, 400, 'the body names no verification');
	}
	if (isTest) return await start(context, received, undefined, []);
	const claim = await memory.seen.claim(deliveryKey(delivery, rawBody), stored);
	if (claim === undefined) return passedOver();
	const claims = [claim];
	try {
		return await start(context, received, memory, claims);
	} finally {
		// After a commit this does nothing; without one the sender's next try is taken as new.
		for (const one of claims) one.release();
	}
}

/** @param claims those held so far; one for the fetched state joins them */
async function start(
	context: IWebhookFunctions,
	{ delivery, settings }: Received,
	memory: TriggerMemory | undefined,
	claims: Claim[],
): Promise<IWebhookResponseData> {
	const verification = settings.fetches ? await fetched(context, delivery) : undefined;
	if (verification === 'unknown') return passedOver();
	if (verification === 'unavailable') return tryAgainLater(context);
	if (select(settings.choice, delivery, verification).kind === 'passedOver') return passedOver();

	const stored = context.getWorkflowStaticData('node');
	const key = verification && stateKey(delivery, verification);
	if (memory !== undefined && key !== undefined) {
		const state = await memory.seen.claim(key, stored);
		if (state === undefined) return passedOver();
		claims.push(state);
	}
	for (const claim of claims) claim.commit(stored);
	const json =
		verification === undefined ? redactDelivery(delivery.body) : shown(verification, settings);
	return { workflowData: [[{ json: asData(json) }]] };
}

async function fetched(
	context: IWebhookFunctions,
	{ verificationId = '' }: Delivery,
): Promise<JsonObject | 'unknown' | 'unavailable'> {
	try {
		return await getVerification(await createClient(context, FETCH_LIMITS), verificationId);
	} catch (error) {
		const reason = asItemError(error);
		context.logger.warn(`Anycheck Trigger could not fetch the verification: ${reason.message}`);
		return isGone(reason) ? 'unknown' : 'unavailable';
	}
}

/** Also notes the change, whether it starts something or not: what comes later and is older is late. */
function isLate(
	{ newest }: TriggerMemory,
	{ verificationId, occurredAt }: Delivery,
	stored: JsonObject,
): boolean {
	if (verificationId === undefined || occurredAt === undefined) return false;
	if (newest.isOutdated(verificationId, occurredAt, stored)) return true;
	newest.record(verificationId, occurredAt, Date.now(), stored);
	return false;
}

function shown(verification: JsonObject, { simplify: isSimple }: TriggerSettings): JsonObject {
	return isSimple ? simplify(verification, VERIFICATION_FIELDS) : redactVerification(verification);
}
