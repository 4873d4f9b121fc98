import { parkAtReview } from '../e2e/harness/parked.cts';
import { reviewer, type Reviewer } from '../engine/support/reviewer.cts';
import { cluster } from './harness/one-cluster.cts';

const RACES = 20;
/** Races at the same time: each is about a verification and an execution of its own. */
const AT_ONCE = 4;
const PROCESSES = ['webhook-1', 'webhook-2'];
const SAVED = 'your decision is saved';

/** The link at one process, past the balancer. */
function at(name: string, link: string): string {
	const { pathname, search } = new URL(link);
	return `${cluster.now.address(name)}${pathname}${search}`;
}

function waiting(count: number): string[] {
	const { sandbox } = cluster.now;
	sandbox.reset();
	return sandbox.state
		.addVerifications(count, { status: 'NEED_REVIEW', output: { name: 'SITI CONTOH' } })
		.map(({ id }) => id);
}

/** Two people open the page and send it at the same moment, each at another process; both answers. */
async function race(link: string) {
	const open = async (name: string) => {
		const person: Reviewer = reviewer();
		return { name, person, page: await person.open(at(name, link)) };
	};
	const people = await Promise.all(PROCESSES.map(open));
	return await Promise.all(
		people.map(async ({ name, person, page }, index) => {
			const decision = index === 0 ? 'COMPLETED' : 'NEED_REVIEW';
			const typed = { decision, reviewer: name, comment: `Typed at ${name}` };
			return { ...typed, ...(await person.decide(page, typed)) };
		}),
	);
}

/** Reviews at several processes, without the balancer that would send them to the same one. */
export function review(): void {
	test(`${RACES} times two reviewers at one moment: what goes on is what AnyCheck has, and nobody is told otherwise`, async () => {
		const seen = { writes: 0, saved: 0, overtaken: 0, wrong: 0, lied: 0, lost: 0 };
		const { sandbox } = cluster.now;
		const ids = waiting(RACES);
		const one = async (id: string) => {
			const { link, decided } = await parkAtReview(cluster.now, [id]);
			const answers = await race(link);
			const [item] = await decided();
			const status = sandbox.state.verifications.get(id)?.status;
			seen.writes += sandbox.record.writes(id).length;
			if (item?.['decision'] !== status || item?.['status'] !== status) seen.wrong++;
			for (const { html, decision, comment } of answers) {
				const isSaved = html.includes(SAVED);
				if (isSaved) seen.saved++;
				else seen.overtaken++;
				if (isSaved && decision !== status) seen.lied++;
				if (!isSaved && !html.includes(comment)) seen.lost++;
			}
		};
		for (let done = 0; done < RACES; done += AT_ONCE)
			await Promise.all(ids.slice(done, done + AT_ONCE).map(one));
		console.log('Two reviewers at one moment at two processes:', seen);
		expect(seen).toMatchObject({ wrong: 0, lied: 0, lost: 0 });
	}, 300_000);

	test('left to the workflow, the page writes nothing, and the workflow goes on once', async () => {
		for (let round = 0; round < 5; round++) {
			const [id = ''] = waiting(1);
			const settings = { saveDecision: 'workflow' };
			const { link, decided } = await parkAtReview(cluster.now, [id], settings);
			const answers = await race(link);
			const items = await decided();
			expect(items).toHaveLength(1);
			expect(cluster.now.sandbox.record.writes(id)).toEqual([]);
			for (const { html } of answers) expect(html).not.toContain(SAVED);
			expect(answers.map(({ comment }) => comment)).toContain(items[0]?.['comment']);
		}
	}, 120_000);

	test.each(['which go on', 'all killed in between'])(
		'six verifications half decided at each process, %s: all comments and names',
		async (fate) => {
			const ids = waiting(6);
			const { link, decided } = await parkAtReview(cluster.now, ids);
			const person = reviewer();
			const typed = ids.map((_, index) => ({
				decision: index % 3 === 1 ? 'NEED_REVIEW' : 'COMPLETED',
				comment: `Comment ${index}`,
				reviewer: `Reviewer ${index}`,
			}));
			for (const [index, typing] of typed.entries()) {
				if (index === 3 && fate === 'all killed in between') {
					await cluster.now.kill(...PROCESSES);
					await cluster.now.start(...PROCESSES);
				}
				const page = await person.open(`${at(PROCESSES[index % 2] ?? '', link)}&item=${index}`);
				expect((await person.decide(page, typing)).html).toContain(SAVED);
			}
			expect(await decided()).toMatchObject(typed);
		},
		300_000,
	);
}
