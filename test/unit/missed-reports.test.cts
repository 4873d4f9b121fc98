// The looks just after a workflow was parked, which stand in for a report that came too early.
import type { IExecuteFunctions } from 'n8n-workflow';
import { Waiting, type RunningItem } from '../../nodes/Anycheck/run/operation';
import {
	checkForMissedReports,
	type StatusCheck,
} from '../../nodes/Anycheck/actions/verification/waitForCompletion/reports';
import { noResponse, refusal } from '../../nodes/Anycheck/errors/responseError';

const asked = { subject: 'verification', authentication: 'apiKey', takesKey: true };
const ended: StatusCheck = async () =>
	await Promise.resolve([{ resource: { status: 'COMPLETED' } }]);
const waits: StatusCheck = async () => await Promise.resolve(new Waiting());
const failing =
	(error: Error): StatusCheck =>
	async () =>
		await Promise.reject(error);
const gone = failing(refusal(404, { error_code: 'NOT_FOUND' }, asked));

/** How often the workflow's address was called, after so many looks. */
async function callsAfter(looks: StatusCheck[]): Promise<number> {
	let calls = 0;
	let pauses = 0;
	const context = {
		helpers: { httpRequest: async () => await Promise.resolve(calls++) },
		logger: { debug: () => undefined },
	} as unknown as IExecuteFunctions;
	const items = looks.map(
		() =>
			({
				resumeUrl: () => 'https://n8n.example.com/webhook-waiting/12',
				sleep: async () => await Promise.resolve(pauses++),
				isEnding: () => false,
			}) as unknown as RunningItem,
	);
	await checkForMissedReports(
		context,
		items,
		(item) => looks[items.indexOf(item as RunningItem)] ?? waits,
	);
	return calls;
}

test.each([
	['all have ended', [ended, ended], 1],
	['one still waits', [ended, waits], 0],
	['one is gone', [ended, gone], 1],
	['one is gone and another still waits', [waits, gone], 0],
	['one cannot be looked at now', [ended, failing(noResponse('ECONNRESET'))], 0],
	['a gateway answers instead', [ended, failing(refusal(404, '<html>', asked))], 0],
])('when %s', async (_, looks, calls) => {
	expect(await callsAfter(looks)).toBe(calls);
});
