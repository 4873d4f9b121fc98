// The example with contacts instead of deals, changed in the way its page says.
import { z } from 'zod';
import type { WorkflowJson } from '../../../scripts/n8n/workflow.cts';
import { completed, CrmExample } from './support/crm-example.cts';
import { withParameters } from './support/settings.cts';

const SEARCH = /contacts\/search$/;
const CHANGE = /contact\/createOrUpdate\//;
const OURS = ['anycheck_verification_id', 'anycheck_status', 'anycheck_note'];
let crm: CrmExample;
let added = 0;

beforeAll(async () => {
	crm = await CrmExample.open(
		{
			example: 'crm-hubspot',
			stages: ['customer', 'lead'],
			add: ({ parties }, { stage, verification, status }) => {
				added += 1;
				const email = `nasabah${added}@example.test`;
				const { properties } = parties.hubspot.addContact({ email, lifecyclestage: stage });
				if (verification !== undefined) properties.anycheck_verification_id = verification;
				if (status !== undefined) properties.anycheck_status = status;
				return email;
			},
			view: ({ parties }, email) => {
				const properties = parties.hubspot.contacts.get(email)?.properties;
				return properties && { status: properties.anycheck_status, note: properties.anycheck_note };
			},
			remove: ({ parties }, email) => {
				parties.hubspot.contacts.delete(email);
			},
			limitSearch: ({ parties }, count) => {
				parties.hubspot.limitRate({ path: SEARCH, count });
			},
			limitChange: ({ parties }, count) => {
				parties.hubspot.limitRate({ path: CHANGE, count });
			},
			refuseChange: ({ parties }, email) => {
				parties.hubspot.refuseChange(new RegExp(`/email/${email}$`));
			},
			relink: ({ parties }, email, verification) => {
				const { properties } = parties.hubspot.contacts.get(email) ?? {};
				Object.assign(properties ?? {}, { anycheck_verification_id: verification });
			},
			emptyStatus: ({ parties }, email) => {
				const { properties } = parties.hubspot.contacts.get(email) ?? {};
				Reflect.deleteProperty(properties ?? {}, 'anycheck_status');
			},
			changes: ({ parties }) => parties.hubspot.seen('POST', CHANGE).length,
		},
		{ label: 'contacts', change: withContacts },
	);
	await crm.publish();
});
beforeEach(() => {
	crm.example.reset();
});
afterEach(() => {
	expect(crm.example.complaints()).toEqual([]);
});
afterAll(async () => {
	await crm.withdraw();
	await crm.example.close();
});

function withContacts(workflow: WorkflowJson): WorkflowJson {
	const read = {
		resource: 'contact',
		additionalFields: { properties: ['email', 'lifecyclestage', ...OURS] },
	};
	const searching = ['Deals', 'Deals of the verification', 'All its deals'].reduce(
		(changed, name) => withParameters(changed, name, read),
		workflow,
	);
	const { assignments } = assignmentsSchema.parse(parametersOf(workflow, 'Deal')['assignments']);
	const places: Record<string, string> = { deal: 'email', stage: 'lifecyclestage' };
	const taken = assignments.map((one) => {
		const property = places[one.name];
		return property === undefined ? one : { ...one, value: `={{ $json.properties.${property} }}` };
	});
	const mapped = withParameters(searching, 'Deal', { assignments: { assignments: taken } });
	return withParameters(mapped, 'Update deal', {
		resource: 'contact',
		operation: 'upsert',
		email: '={{ $json.deal }}',
		additionalFields: parametersOf(workflow, 'Update deal')['updateFields'],
		options: {},
	});
}

const assignmentsSchema = z.object({
	assignments: z.array(z.object({ name: z.string(), value: z.unknown() }).passthrough()),
});

function parametersOf({ nodes }: WorkflowJson, name: string): Record<string, unknown> {
	return nodes.find((node) => node.name === name)?.parameters ?? {};
}

test('a contact in the approved stage completes its verification; any other follows it', async () => {
	const [first, second] = [crm.verification('NEED_REVIEW'), crm.verification('NEED_REVIEW')];
	const approved = crm.deal('approved', first);
	const waiting = crm.deal('elsewhere', second);
	// Not before the look has changed the contact, which would then be given the same once more.
	crm.example.sandbox.options.webhooks.delayMs = 3_000;
	await crm.look();
	expect([first, second].map((one) => crm.writes(one).length)).toEqual([1, 0]);
	expect(crm.view(approved)).toMatchObject({ status: 'COMPLETED' });
	expect(crm.view(waiting)).toEqual({ status: 'NEED_REVIEW' });
	// AnyCheck reports what was completed, which the contact says already.
	await crm.started(1);
	expect(crm.changes).toBe(2);
});

test('a contact without a lifecycle stage completes nothing, with nothing filled in either', async () => {
	const record = crm.verification('NEED_REVIEW');
	const contact = crm.deal('elsewhere', record);
	const { properties } = crm.example.parties.hubspot.contacts.get(contact) ?? {};
	Reflect.deleteProperty(properties ?? {}, 'lifecyclestage');
	expect(await crm.asDelivered()).toMatch(/^node "Settings are missing": Fill in approved_stage/);
	expect(crm.view(contact)?.status).toBeUndefined();
	await crm.look();
	expect(crm.view(contact)).toEqual({ status: 'NEED_REVIEW' });
	expect(crm.writes(record)).toEqual([]);
});

test('what AnyCheck reports is in the contact at once', async () => {
	const record = crm.verification('IN_PROGRESS');
	const contact = crm.deal('elsewhere', record);
	crm.report(record, 'COMPLETED');
	expect((await crm.started(1)).map(({ failure }) => failure)).toEqual([undefined]);
	expect(crm.view(contact)).toEqual({
		status: 'COMPLETED',
		note: completed(record),
	});
	expect(crm.example.parties.hubspot.contacts.size).toBe(1);
});
