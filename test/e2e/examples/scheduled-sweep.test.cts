// The tests build on one another: the first run makes the data table, which is then filled.
import type { Verification } from '../../../sandbox/index.cts';
import { addTableRows } from '../../../scripts/n8n/data-table.cts';
import type { Example } from './support/example.cts';
import { impatient } from './support/patience.cts';
import { withSettings } from './support/settings.cts';
import { useExample } from './support/use-example.cts';

const BRANCH = 'c1d6a2f0-7a2e-4d0c-9f57-3a4c0d1e2f31';
const LOANS = 'c1d6a2f0-7a2e-4d0c-9f57-3a4c0d1e2f32';
const TWIN = 'c1d6a2f0-7a2e-4d0c-9f57-3a4c0d1e2f34';
const UNNAMED = 'c1d6a2f0-7a2e-4d0c-9f57-3a4c0d1e2f35';
const GROUPS = [
	{ result_id: BRANCH, label: 'Cabang <Bandung>' },
	{ result_id: LOANS, label: 'Pinjaman' },
	{ result_id: ` ${LOANS} `, label: 'Pinjaman lagi' },
	{ result_id: TWIN, label: 'Pinjaman' },
	{ result_id: UNNAMED, label: ' ' },
	{ result_id: ' ', label: 'Baris kosong' },
	{ result_id: '', label: '' },
	{ result_id: 'c1d6a2f0-7a2e-4d0c-9f57-3a4c0d1e2f33', label: 'Kosong' },
	{ result_id: 'bukan-id', label: '' },
];
const [TEAM, HEAD] = ['tim@example.test', 'kepala@example.test'];
const DAY_MS = 24 * 3_600_000;
let example: Example;
let workflowId: string;

useExample(
	'scheduled-sweep',
	(opened) => {
		example = opened;
	},
	{ runsAllNodes: true },
);
beforeAll(async () => {
	const settings = { mail_to: TEAM, escalation_mail_to: HEAD, sender: 'n8n@example.test' };
	workflowId = await example.import((workflow) => impatient(withSettings(workflow, settings)));
});

/** Adds verifications that were made so many days ago. */
function add(
	result_id: string,
	count: number,
	days: number,
	status: Verification['status'] = 'NEED_REVIEW',
): string[] {
	const created_at = new Date(Date.now() - (days + 0.5) * DAY_MS).toISOString();
	const overrides = { result_id, created_at, status };
	return example.sandbox.state.addVerifications(count, overrides).map(({ id }) => id);
}

async function run(trigger = 'Start'): Promise<void> {
	expect((await example.run(workflowId, trigger)).failure).toBeUndefined();
}

/** What was posted, as channel and text. */
function posts(): [channel: string, text: string][] {
	return example.parties.slack.messages.map(({ channel, text }) => [channel, text]);
}

/** What was mailed, as recipient, subject and text. */
function mails(): [to: string[], subject: string, text: string][] {
	return example.parties.mail.mails.map(({ to, subject, text }) => [to, subject, text.trim()]);
}

test('as delivered it asks for what to fill in, and does nothing', async () => {
	const delivered = await example.import((workflow) => ({ ...workflow, id: undefined }));
	expect((await example.run(delivered, 'Start')).failure).toMatch(
		/^node "Settings are missing": Fill in the channels and the email addresses in the node/,
	);
	expect([example.sandbox.record.total, posts(), mails()]).toEqual([0, [], []]);
});

test('the clock goes by the time in Jakarta', () => {
	expect(example.workflow.settings).toMatchObject({ timezone: 'Asia/Jakarta' });
});

test('the first run makes the data table, and says nothing', async () => {
	await run();
	expect([posts(), mails()]).toEqual([[], []]);
	await addTableRows(example.client, 'AnyCheck watched groups', GROUPS);
});

test('what waits is counted, what waits too long is named, and so are groups that cannot be read', async () => {
	add(LOANS, 250, 1);
	add(LOANS, 10, 9, 'COMPLETED');
	add(BRANCH, 2, 0);
	const [old = ''] = add(BRANCH, 1, 3);
	add(TWIN, 1, 2);
	add(UNNAMED, 1, 0);
	await run('Every morning');

	const digest = [
		'Cabang <Bandung>: 3, the oldest for 3 days',
		'• Pinjaman: 1, the oldest for 2 days',
		'• Pinjaman: 250, the oldest for 1 day',
		`• ${UNNAMED}: 1, the oldest for 0 days`,
	].join('\n');
	const escalation = `• Cabang <Bandung>, KTP & PEP, 3 days: ${old}`;
	const complaint = "• bukan-id: 'Result ID' is not a valid ID";
	expect(mails()).toEqual([
		[[TEAM], 'Waiting for review: 255', `• ${digest}`],
		[[HEAD], 'Waiting too long for review: 1', escalation],
		[[TEAM], 'Groups that could not be looked at: 1', complaint],
	]);
	const escaped = (text: string): string =>
		text.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;');
	expect(posts()).toEqual([
		['#anycheck-reviews', `*Waiting for review: 255*\n• ${escaped(digest)}`],
		['#anycheck-escalations', `*Waiting too long for review: 1*\n${escaped(escalation)}`],
		['#anycheck-reviews', `*Groups that could not be looked at: 1*\n${complaint}`],
	]);
});

test('Slack that has enough is asked again', async () => {
	add(LOANS, 1, 0);
	example.parties.slack.limitRate(2, 1);
	await run();
	expect(posts().map(([, text]) => text)).toEqual([
		'*Waiting for review: 1*\n• Pinjaman: 1, the oldest for 0 days',
		expect.stringMatching(/could not be looked at/),
	]);
	expect(mails()).toHaveLength(2);
});

test('what Slack does not take for good goes out by email, which says so, and the run fails at the end', async () => {
	add(BRANCH, 1, 3);
	const answer = { status: 200, json: { ok: false, error: 'not_in_channel' } };
	example.parties.slack.interrupt({ match: { path: /chat\.postMessage$/ }, answer });
	const { failure } = await example.run(workflowId, 'Start');
	expect(failure).toMatch(
		/^node "Some messages did not go out": .*Waiting for review: 1 \(Slack: /,
	);
	expect(mails().map(([to]) => to)).toEqual([[TEAM], [HEAD], [TEAM]]);
	for (const [, , text] of mails()) expect(text).toMatch(/\n\nSlack did not take this message: \w/);
	expect(posts()).toEqual([]);
});

test('a digest that cannot be mailed keeps neither the escalation nor the complaint from going out', async () => {
	add(BRANCH, 1, 3);
	example.parties.mail.refuse(3);
	const { failure } = await example.run(workflowId, 'Start');
	expect(failure).toMatch(
		/^node "Some messages did not go out": [^;]*Waiting for review: 1 \(email: [^;]+\)$/,
	);
	expect(mails().map(([to, subject]) => [to, subject])).toEqual([
		[[HEAD], 'Waiting too long for review: 1'],
		[[TEAM], 'Groups that could not be looked at: 1'],
	]);
	expect(posts()).toHaveLength(3);
});

test('a long list is cut in Slack, and complete in the email', async () => {
	const ids = add(BRANCH, 60, 3);
	await run();
	const lines = posts()[1]?.[1].split('\n') ?? [];
	expect([lines.length, lines.at(-1)]).toEqual([42, 'and 20 more: see the email']);
	const [, , text = ''] = mails()[1] ?? [];
	expect(ids.filter((id) => !text.includes(id))).toEqual([]);
});

test('while AnyCheck refuses, all groups are named, and nothing is counted', async () => {
	add(LOANS, 1, 0);
	example.sandbox.faults.add({
		match: { path: /^\/verifications$/ },
		fault: { type: 'status', status: 403 },
	});
	await run();
	expect(mails().map(([, subject]) => subject)).toEqual(['Groups that could not be looked at: 6']);
});
