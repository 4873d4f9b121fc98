import { defaultOptions } from '../../../sandbox/options.cts';
import { verificationStatuses } from '../../../sandbox/statuses.cts';
import { isObject } from '../../../nodes/Anycheck/json/objects';
import type { VerificationStatus } from '../../../sandbox/index.cts';
import type { Check } from '../check.cts';
import type { Probe } from '../probe.cts';
import { isSuccess, refusalText, refuseOthers, type Reply } from '../reply.cts';
import type { Subject } from '../subject.cts';
import { Unanswered } from '../trouble.cts';

/** An update of a verification in one status. */
interface Attempt {
	status: VerificationStatus;
	service: unknown;
	reply: Reply;
}

function serviceOf({ original }: Subject): unknown {
	const { service } = original;
	return isObject(service) ? service['id'] : undefined;
}

function isStatus(status: string): status is VerificationStatus {
	return verificationStatuses.some((known) => known === status);
}

/** Sends the output that it has: whoever replaces or merges, nothing changes. */
async function withItsOwn(subject: Subject): Promise<Attempt[]> {
	const { status } = subject;
	// What is no object, such as null, could not be put back.
	if (!isStatus(status) || !isObject(subject.original['output'])) return [];
	return await subject.trying(async () => {
		const reply = await subject.write({ output: subject.object('output') });
		refuseOthers(reply);
		return [{ status, service: serviceOf(subject), reply }];
	});
}

/** What an earlier question has found out that could not be put back: no update from there. */
function whereStuck(subject: Subject): Attempt[] {
	const { stuck } = subject;
	if (stuck?.reply === undefined || !isStatus(stuck.status)) return [];
	return [{ status: stuck.status, service: serviceOf(subject), reply: stuck.reply }];
}

/** From each of the two statuses that can be set and put back. */
async function fromBoth(subject: Subject): Promise<Attempt[]> {
	const { status, otherStatus } = subject;
	if (!isStatus(status) || !isStatus(otherStatus)) return [];
	return await subject.trying(async () => {
		const service = serviceOf(subject);
		const first = await subject.write({ verification_status: otherStatus });
		refuseOthers(first);
		if (!isSuccess(first)) return [{ status, service, reply: first }];
		await subject.settled();
		const second = await subject.write({ verification_status: status });
		refuseOthers(second);
		return [
			{ status, service, reply: first },
			{ status: otherStatus, service, reply: second },
		];
	});
}

async function attempts(check: Check): Promise<Attempt[]> {
	const main = check.agreed();
	const tryMain = main.isSettable ? fromBoth : withItsOwn;
	const all = main.stuck ? whereStuck(main) : await tryMain(main);
	for (const other of check.others) all.push(...(await withItsOwn(other)));
	return all;
}

/** A refusal of who asks tells nothing of the verification. */
function isAboutWho({ reply }: Attempt): boolean {
	return reply.status === 401 || reply.status === 403;
}

export const statusProbes: Probe[] = [
	{
		id: 'statuses',
		question: 'From which statuses may a verification be updated?',
		row: 'From which **statuses** may a verification be updated?',
		isWriting: true,
		async ask(check) {
			const tried = (await attempts(check)).filter((attempt) => !isAboutWho(attempt));
			if (tried.length === 0) throw new Unanswered('No update was answered');
			const refused = tried.filter(({ reply }) => !isSuccess(reply));
			const taken = tried.filter(({ reply }) => isSuccess(reply)).map(({ status }) => status);
			const before = defaultOptions().unreviewableStatuses;
			const list = [
				...before.filter((status) => !taken.includes(status)),
				...refused.map(({ status }) => status),
			];
			const parts = [
				...(taken.length > 0 ? [`from ${[...new Set(taken)].join(', ')}`] : []),
				...refused.map(({ status, reply }) => `not from ${status} (${refusalText(reply)})`),
			];
			const unasked = verificationStatuses.length - new Set(tried.map(({ status }) => status)).size;
			return {
				text: `${parts.join(', ')}; ${unasked} statuses were not asked (--also)`,
				seen: { unreviewableStatuses: [...new Set(list)] },
			};
		},
	},
	{
		id: 'services',
		question: 'Does an update work for all services?',
		row: 'Does an update work for **all services**?',
		isWriting: true,
		async ask(check) {
			const tried = (await attempts(check)).filter((attempt) => !isAboutWho(attempt));
			const services = new Set(tried.map(({ service }) => service));
			if (services.size < 2) {
				throw new Unanswered('It needs verifications of several services (--also)');
			}
			const taken = new Set(
				tried.filter(({ reply }) => isSuccess(reply)).map(({ service }) => service),
			);
			return { text: `It does for ${taken.size} of the ${services.size} that were tried` };
		},
	},
];
