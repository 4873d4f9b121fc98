// The main job: a hundred reviews in one run.
import { CREDENTIAL, setStage, typed, type Stage } from './support/stage.cts';
import { update } from './support/update.cts';

let stage: Stage;
let credentialId: string;

beforeAll(async () => {
	stage = await setStage();
	credentialId = stage.engine.credentials.create(CREDENTIAL, typed.login(stage));
});

afterAll(() => stage.close());

it('updates each verification once, with exactly the fields that were set, and answers in order', async () => {
	const ids = stage.sandbox.state.addVerifications(100).map(({ id }) => id);
	const items = ids.map((id, row) => ({ json: { id, row, match: row % 2 === 0 } }));

	const { status, outputs, seen } = await stage.engine.run({
		parameters: update({
			verificationStatus: '={{ $json.match ? "COMPLETED" : "NEED_REVIEW" }}',
			outputMode: 'json',
			output: '={{ { is_match_face: $json.match, row: $json.row } }}',
		}),
		items,
		credentialId,
	});

	expect(status).toBe('success');
	expect(outputs.success.map(({ json }) => json['id'])).toEqual(ids);
	expect(outputs.success.map(({ pairedItem }) => pairedItem)).toEqual(
		ids.map((_, item) => ({ item })),
	);
	expect(seen.success.map(({ origin }) => origin?.['row'])).toEqual(ids.map((_, row) => row));
	for (const [row, id] of ids.entries()) {
		const match = row % 2 === 0;
		expect(stage.sandbox.record.writes(id).map(({ body }) => body)).toEqual([
			{
				verification_status: match ? 'COMPLETED' : 'NEED_REVIEW',
				output: { is_match_face: match, row },
			},
		]);
	}
	expect(stage.sandbox.record.maxInFlight).toBeLessThanOrEqual(10);
	expect(stage.sandbox.record.contractErrors).toEqual([]);
});

it('stops asking when the execution is cancelled', async () => {
	const ids = stage.sandbox.state.addVerifications(100).map(({ id }) => id);
	stage.sandbox.record.clear();
	stage.sandbox.options.delayMs = 100;

	const { status, runningMs } = await stage.engine.run({
		parameters: update({ verificationStatus: 'COMPLETED' }),
		items: ids.map((id) => ({ json: { id } })),
		credentialId,
		cancelAfterMs: 150,
	});
	stage.sandbox.options.delayMs = 0;

	expect(status).toBe('canceled');
	expect(runningMs).toBeLessThan(700);
	expect(stage.sandbox.record.total).toBeLessThanOrEqual(30);
});
