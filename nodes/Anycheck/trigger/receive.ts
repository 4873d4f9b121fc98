import { sleep, type IWebhookFunctions, type IWebhookResponseData } from 'n8n-workflow';
import { isGone } from '../errors/itemError';
import { asItemError } from '../errors/nodeError';
import { asData, type JsonObject } from '../json/objects';
import { ANSWERED, tryAgainLater } from '../run/wait/webhooks';
import { createClient } from '../transport/api/client';
import { getVerification } from '../transport/api/verifications';
import { CREDENTIAL_TYPE } from '../transport/auth/storedCredential';
import { checkWebhookSecret, webhookSecretsIn } from '../transport/auth/credential';
import { DELIVERY_LIMITS } from '../transport/http/limits';
import { simplify, VERIFICATION_FIELDS } from '../fields/outputShapes';
import { redacted } from '../verification/redact';
import { readDelivery, type Delivery } from './delivery';
import { deliveryKey, stateKey } from './deliveryKeys';
import { CallClaims } from './callClaims';
import { memoryOf, type TriggerMemory } from './memory';
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
	const { id } = context.getWorkflow();
	const memory = memoryOf(`${id ?? ''}/${context.getNode().id}`);
	const claims = new CallClaims(context, memory.seen);
	try {
		return await judged(context, memory, claims);
	} finally {
		claims.end();
	}
}

/** Starts nothing unless the call is genuine, or let in knowingly. */
async function judged(
	context: IWebhookFunctions,
	memory: TriggerMemory,
	claims: CallClaims,
): Promise<IWebhookResponseData> {
	const settings = triggerSettings(context);
	const { rawBody, headers } = context.getRequestObject();
	if (!Buffer.isBuffer(rawBody)) return refused(context, 400, 'the call has no readable body');

	if (settings.accept === 'signed') {
		const secrets = webhookSecretsIn(await context.getCredentials(CREDENTIAL_TYPE));
		// The credential may have been changed since the trigger was published.
		checkWebhookSecret(secrets[0] ?? '');
		const { toleranceMs, allowUndated, signatureHeader: header } = settings;
		const rules = { now: Date.now(), toleranceMs, allowUndated, header };
		const verdict = verifySignature({ rawBody, headers }, secrets, rules);
		if (verdict.kind === 'refused') {
			const untried = new Set(secrets).size > MAX_SECRETS ? UNTRIED : '';
			return refused(context, 401, `the signature is not accepted (${verdict.reason})${untried}`);
		}
	}
	const read = readDelivery(rawBody, headers['content-type'], settings.idPath);
	if (read.kind === 'unreadable') {
		return refused(context, 400, `the body is not understood (${read.reason})`);
	}
	const delivery = settings.accept === 'checked' ? onlyTheId(read) : read;
	return await startOnce(context, { delivery, settings }, memory, claims);
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
	{ delivery, settings }: Received,
	memory: TriggerMemory,
	claims: CallClaims,
): Promise<IWebhookResponseData> {
	// A test in the editor may send the same call again and again: nothing of it is remembered.
	const isTest = context.getMode() === 'manual';
	const isNew = async (key: string) => isTest || (await claims.take(key));
	if (settings.dropLate && !isTest && isLate(context, memory, delivery)) return IGNORED;
	if (select(settings.filter, delivery).kind === 'ignored') return IGNORED;
	if (settings.fetches && delivery.verificationId === undefined) {
		return refused(context, 400, 'the body names no verification');
	}
	if (!(await isNew(deliveryKey(delivery)))) return IGNORED;

	const verification = settings.fetches ? await fetched(context, delivery, settings) : undefined;
	if (verification === 'unknown') return IGNORED;
	if (verification === 'unavailable') return tryAgainLater(context);
	if (select(settings.filter, delivery, verification).kind === 'ignored') return IGNORED;
	const key = verification && stateKey(delivery, verification);
	if (key !== undefined && !(await isNew(key))) return IGNORED;

	const json =
		verification === undefined
			? redacted(delivery.body)
			: settings.simplify
				? simplify(redacted(verification), VERIFICATION_FIELDS)
				: redacted(verification);
	const items = [{ json: asData(json) }];
	return isTest ? { workflowData: [items] } : claims.handOver(items);
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
	context: IWebhookFunctions,
	{ newest }: TriggerMemory,
	{ verificationId, occurredAt }: Delivery,
): boolean {
	if (verificationId === undefined || occurredAt === undefined) return false;
	const stored = context.getWorkflowStaticData('node');
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
