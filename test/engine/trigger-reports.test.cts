// Reports that reach the trigger: what starts the workflow, and what the sender is asked to send again.
import { createHmac, randomUUID } from 'node:crypto';
import type { INodeParameters } from 'n8n-workflow';
import type { Fault } from '../../sandbox/index.cts';
import { intakeOfSuite } from './support/intake.cts';
import { CREDENTIAL, typed } from './support/stage.cts';
import { callAsApi, serveWebhook, type ServedAddress } from './support/webhook.cts';

const NAME = 'Anycheck Trigger';
const intake = intakeOfSuite();
let served: ServedAddress | undefined;

afterEach(async () => {
	await served?.close();
});

/** A live workflow that begins with the trigger. */
async function live(
	parameters: INodeParameters = {},
	credentialId = intake.credentialId,
): Promise<ServedAddress> {
	const { engine } = intake;
	const node = {
		id: randomUUID(),
		name: NAME,
		type: `${engine.package.name}.anycheckTrigger`,
		typeVersion: 1,
		position: [0, 0] as [number, number],
		parameters: { accept: 'unchecked', triggerOn: ['COMPLETED'], ...parameters },
		credentials: { [CREDENTIAL]: { id: credentialId, name: CREDENTIAL } },
	};
	served = await serveWebhook(engine, { nodes: [node], connections: {} }, NAME);
	return served;
}

const add = () => intake.sandbox.state.addVerifications(1, { status: 'COMPLETED' })[0]?.id ?? '';
const completed = (id: string) => ({
	event: 'verification.status_changed',
	timestamp: new Date().toISOString(),
	verification_id: id,
	status: 'COMPLETED',
});

const AWAY: Array<[string, Fault]> = [
	['is not available', { type: 'status', status: 503 }],
	['allows nothing', { type: 'status', status: 403 }],
	['is hidden behind a page of a gateway', { type: 'html', status: 404 }],
	['is hidden behind a page about maintenance', { type: 'html', status: 200 }],
];

it.each(AWAY)('one is asked for again while AnyCheck %s', async (_, fault) => {
	const id = add();
	const address = await live();
	const trouble = intake.sandbox.faults.add({ match: {}, fault });

	const refused = await callAsApi(address, completed(id));
	trouble.remove();
	const again = await callAsApi(address, completed(id));

	expect(refused).toMatchObject({ status: 503, items: undefined });
	expect(again).toMatchObject({ status: 200, items: [{ json: { id, status: 'COMPLETED' } }] });
});

it('the very same one, sent again after it was asked for, starts the workflow once', async () => {
	const id = add();
	const body = completed(id);
	const address = await live();
	const fault: Fault = { type: 'status', status: 503 };
	const trouble = intake.sandbox.faults.add({ match: {}, fault });

	const refused = await callAsApi(address, body);
	trouble.remove();
	const again = await callAsApi(address, body);
	const repeated = await callAsApi(address, body);

	expect(refused).toMatchObject({ status: 503, items: undefined });
	expect(again).toMatchObject({ status: 200, items: [{ json: { id, status: 'COMPLETED' } }] });
	expect(repeated).toMatchObject({ status: 200, items: undefined });
});

describe('one that comes late but dated anew', () => {
	const HOUR = 60 * 60_000;
	const long = (status: 'COMPLETED' | 'NEED_REVIEW') => {
		const updated_at = new Date(Date.now() - HOUR).toISOString();
		const { state } = intake.sandbox;
		return state.find(state.addVerifications(1, { status, updated_at })[0]?.id ?? '');
	};
	const dated = (id: string, status: string, minutes: number) => ({
		...completed(id),
		status,
		timestamp: new Date(Date.now() + minutes * 60_000).toISOString(),
	});

	it('starts nothing where AnyCheck says otherwise, however often it comes', async () => {
		const { id } = long('COMPLETED');
		const address = await live({ triggerOn: ['NEED_REVIEW'] });

		for (const minutes of [0, 1, 2]) {
			const called = await callAsApi(address, dated(id, 'NEED_REVIEW', minutes));
			expect(called).toMatchObject({ status: 200, items: undefined });
		}
	});

	it.each([
		['the status that is awaited', ['NEED_REVIEW'], 'NEED_REVIEW', 'NEED_REVIEW'],
		['any change', ['ANY'], 'NEED_REVIEW', 'COMPLETED'],
	] as const)('starts the workflow once for %s', async (_, triggerOn, reported, status) => {
		const { id } = long(status);
		const address = await live({ triggerOn: [...triggerOn] });
		const call = async (minutes: number) =>
			(await callAsApi(address, dated(id, reported, minutes))).items;

		expect(await call(0)).toMatchObject([{ json: { id, status } }]);
		expect(await call(1)).toBeUndefined();
		expect(await call(2)).toBeUndefined();
	});

	it('starts the workflow again after the verification has changed', async () => {
		const verification = long('NEED_REVIEW');
		const address = await live({ triggerOn: ['NEED_REVIEW'] });
		const call = async (minutes: number) =>
			(await callAsApi(address, dated(verification.id, 'NEED_REVIEW', minutes))).items;

		expect(await call(0)).toHaveLength(1);
		verification.updated_at = new Date().toISOString();
		expect(await call(1)).toHaveLength(1);
		expect(await call(2)).toBeUndefined();
	});
});

it('one that is ahead of what AnyCheck says is asked about once more', async () => {
	const id = add();
	const verification = intake.sandbox.state.verifications.get(id);
	intake.sandbox.faults.add({
		match: { count: 1 },
		fault: {
			type: 'status',
			status: 200,
			body: { ...verification, status: 'IN_PROGRESS', updated_at: '2020-01-01T00:00:00Z' },
		},
	});

	const called = await callAsApi(await live(), completed(id));

	expect(called).toMatchObject({ status: 200, items: [{ json: { id, status: 'COMPLETED' } }] });
});

describe('one that is checked with AnyCheck', () => {
	const parameters = { accept: 'checked' };

	it('starts the workflow with what AnyCheck says, whatever it says itself', async () => {
		const id = add();
		const forged = { ...completed(id), status: 'FAILED', output: { is_match_face: false } };

		const called = await callAsApi(await live(parameters), forged);

		expect(called.status).toBe(200);
		expect(called.items).toMatchObject([{ json: { id, status: 'COMPLETED' } }]);
		expect(called.items?.[0]?.json['output']).not.toEqual(forged.output);
	});

	it('starts nothing where AnyCheck says otherwise', async () => {
		const [verification] = intake.sandbox.state.addVerifications(1, { status: 'IN_PROGRESS' });

		const called = await callAsApi(await live(parameters), completed(verification?.id ?? ''));

		expect(called).toMatchObject({ status: 200, items: undefined });
	});

	it('is refused where it names no verification', async () => {
		const called = await callAsApi(await live(parameters), { event: 'ping' });

		expect(called).toMatchObject({ status: 400, items: undefined });
	});
});

describe('one that is signed', () => {
	const signedBy = async (
		webhookSecret: string,
		options: INodeParameters = {},
		header = 'X-Signature',
	) => {
		const { engine } = intake;
		const credentialId = engine.credentials.create(CREDENTIAL, {
			...typed.apiKey(intake),
			webhookSecret,
		});
		const body = completed(add());
		const signature = createHmac('sha256', webhookSecret)
			.update(JSON.stringify(body))
			.digest('hex');
		const address = await live({ accept: 'signed', options }, credentialId);
		return await callAsApi(address, body, { [header]: signature });
	};

	it('starts the workflow', async () => {
		expect(await signedBy('twelve-chars')).toMatchObject({ status: 200, items: [{}] });
	});

	it.each(['x', 'eleven-long'])(
		'starts nothing with a secret that can be guessed: %s',
		async (secret) => {
			expect(await signedBy(secret)).toMatchObject({ status: 503, items: undefined });
		},
	);

	it.each([
		['another one than usual', ' X-Proof ', 'x-proof', 200],
		['the usual one', 'x-signature', 'X-Signature', 200],
		['another one than was sent', 'X-Proof', 'X-Signature', 401],
		['none, so that each usual one will do', '', 'X-Signature', 200],
	])('by the header that the user names: %s', async (_, signatureHeader, sent, status) => {
		const called = await signedBy('twelve-chars', { signatureHeader }, sent);
		expect(called.status).toBe(status);
	});
});

describe('one with the ID at a place of its own', () => {
	const at = async (idPath: string) => {
		const [id, other] = [add(), add()];
		const payload = { subject: { reference: id } };
		const body = { ...completed(id), verification_id: other, payload };
		return { id, ...(await callAsApi(await live({ options: { idPath } }), body)) };
	};

	it('is understood', async () => {
		const { id, items } = await at(' payload.subject.reference ');
		expect(items).toMatchObject([{ json: { id } }]);
	});

	it('is refused where the place is empty, whatever else looks like an ID', async () => {
		expect(await at('payload.reference')).toMatchObject({ status: 400, items: undefined });
	});
});

it.each(['serviceIds', 'folderIds', 'resultIds'])(
	'one is asked for again while the filter %s finds nothing, and does not pass it',
	async (name) => {
		const address = await live({ filters: { [name]: '={{ $workflow.nothing }}' } });

		const called = await callAsApi(address, completed(add()));

		expect(called).toMatchObject({ status: 503, items: undefined });
	},
);

it.each(['current', 'legacy'] as const)(
	'one about a verification that AnyCheck does not know starts nothing: %s',
	async (generation) => {
		intake.sandbox.options.errorGeneration = generation;

		const called = await callAsApi(await live(), completed(randomUUID()));

		expect(called).toMatchObject({ status: 200, items: undefined });
	},
);

it('passed on as it came, it has neither the secret nor the key to a parked workflow in it', async () => {
	const body = {
		...completed(add()),
		metadata: { webhook_secret: 'secret', order: 'A-17' },
		verifications: [{ id: 'x', api_key: 'hush' }],
		data: { webhook_url: 'https://n8n.example.com/webhook-waiting/12?signature=abc' },
	};

	const { items } = await callAsApi(await live({ fetchVerification: false }), body);

	expect(items?.map(({ json }) => json)).toEqual([
		{
			...body,
			metadata: { order: 'A-17' },
			verifications: [{ id: 'x' }],
			data: { webhook_url: 'https://n8n.example.com/webhook-waiting/12' },
		},
	]);
});
