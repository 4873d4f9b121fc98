import { sleep, type IWebhookFunctions, type IWebhookResponseData } from 'n8n-workflow';
import { isGone } from '../errors/itemError';
import { asItemError } from '../errors/nodeError';
import { asData, type JsonObject } from '../json/objects';
import { ANSWERED, tryAgainLater } from '../run/wait/webhooks';
import { createClient } from '../transport/api/client';
import { getVerification } from '../transport/api/verifications';
import { CREDENTIAL_TYPE } from '../transport/auth/storedCredential';
import { webhookSecretsIn } from '../transport/auth/credential';
import { DELIVERY_LIMITS } from '../transport/http/limits';
import { simplify, VERIFICATION_FIELDS } from '../fields/outputShapes';
import { redacted } from '../verification/redact';
import { readDelivery, type Delivery } from './delivery';
import { deliveryKey, stateKey } from './deliveryKeys';
import { memoryOf, type Claim, type TriggerMemory } from './memory';
import { isBehind, select } from './selection';
import { triggerSettings, type TriggerSettings } from './settings';
import { MAX_SECRETS, verifySignature } from './signature';

/** The call was fine, but starts nothing; n8n says 200. */
const IGNORED: IWebhookResponseData = {};

/** What came in, judged genuine or let in knowingly. */
interface Received {
	delivery: Delivery;
	settings: TriggerSettings;
}

/**
 * Answers one call to the trigger's URL: starts the workflow with the verification, or not. The caller only learns whether
 * its call was taken; why it was not is said in n8n's log, without anything from the call itself.
 */
export async function receive(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	try {
		return await handle(context);
	} catch (error) {
		// The settings or the credential: not the caller's fault, and no reason to run anything.
		const { message } = asItemError(error);
		context.logger.error(`Anycheck Trigger could not take a call: ${message}`);
		return tryAgainLater(context);
	}
}

async function handle(context: IWebhookFunctions): Promise<IWebhookResponseData> {
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
	return await startOnce(context, { delivery, settings });
}

/** The credential may have been changed since the trigger was published. */
const UNTRIED = `; of the credential's secrets only the first ${MAX_SECRETS} are tried`;

/** Nothing that an unproven call says counts, but which verification to ask for. */
function onlyTheId({ event, verificationId, body }: Delivery): Delivery {
	return { event, body, ...(verificationId !== undefined && { verificationId }) };
}

/** Starts the workflow unless the change is not wanted, comes late, or has started it before. */
async function startOnce(
	context: IWebhookFunctions,
	received: Received,
): Promise<IWebhookResponseData> {
	const { delivery, settings } = received;
	const { id } = context.getWorkflow();
	const memory = memoryOf(`${id ?? ''}/${context.getNode().id}`);
	const stored = context.getWorkflowStaticData('node');
	// A test in the editor may send the same call again and again: nothing of it is remembered.
	const isTest = context.getMode() === 'manual';
	if (settings.dropLate && !isTest && isLate(memory, delivery, stored)) return IGNORED;
	if (select(settings.filter, delivery).kind === 'ignored') return IGNORED;
	if (settings.fetches && delivery.verificationId === undefined) {
		return refused(context, 400, 'the body names no verification');
	}
	if (isTest) return await start(context, received, undefined, []);
	const claim = await memory.seen.claim(deliveryKey(delivery), stored);
	if (claim === undefined) return IGNORED;
	const claims = [claim];
	try {
		return await start(context, received, memory, claims);
	} finally {
		// After a commit this does nothing; without one the sender's next try is taken as new.
		for (const one of claims) one.release();
	}
}

/**
 * Starts the workflow with the verification, or with the delivery as it came.
 * @param claims those held so far; one for the fetched state joins them
 */
async function start(
	context: IWebhookFunctions,
	{ delivery, settings }: Received,
	memory: TriggerMemory | undefined,
	claims: Claim[],
): Promise<IWebhookResponseData> {
	const verification = settings.fetches ? await fetched(context, delivery, settings) : undefined;
	if (verification === 'unknown') return IGNORED;
	if (verification === 'unavailable') return tryAgainLater(context);
	if (select(settings.filter, delivery, verification).kind === 'ignored') return IGNORED;

	const stored = context.getWorkflowStaticData('node');
	const key = verification && stateKey(delivery, verification);
	if (memory !== undefined && key !== undefined) {
		const state = await memory.seen.claim(key, stored);
		if (state === undefined) return IGNORED;
		claims.push(state);
	}
	for (const claim of claims) claim.commit(stored);
	const json =
		verification === undefined
			? redacted(delivery.body)
			: settings.simplify
				? simplify(redacted(verification), VERIFICATION_FIELDS)
				: redacted(verification);
	return { workflowData: [[{ json: asData(json) }]] };
}

/** Long enough for a copy of a database, short enough for the sender that waits for an answer. */
const CATCH_UP_MS = 1000;

async function fetched(
	context: IWebhookFunctions,
	delivery: Delivery,
	{ filter }: TriggerSettings,
): Promise<JsonObject | 'unknown' | 'unavailable'> {
	const { verificationId = '' } = delivery;
	try {
		const client = await createClient(context, DELIVERY_LIMITS);
		const verification = await getVerification(client, verificationId);
		if (!filter.onlyIfCurrent || !isBehind(verification, delivery)) return verification;
		await sleep(CATCH_UP_MS);
		return await getVerification(client, verificationId);
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

/**
 * Turns a call away without a word about why; n8n's log says it.
 * @param reason in plain words, with nothing of the call itself
 */
function refused(
	context: IWebhookFunctions,
	status: 400 | 401,
	reason: string,
): IWebhookResponseData {
	const { name } = context.getNode();
	context.logger.warn(`Anycheck Trigger '${name}' turned a call away: ${reason}`);
	const message = status === 401 ? 'Unauthorized' : 'Bad request';
	context.getResponseObject().status(status).json({ message });
	return ANSWERED;
}
