// Every piece of JSON in the documentation is what the node really takes or gives.
import { documentedRun } from '../../scripts/docs/runs.cts';
import { operationPath, shownBy } from '../../scripts/docs/operation-page.cts';
import { runOperation } from '../../scripts/docs/run-operation.cts';
import { resources } from '../../nodes/Anycheck/actions/index';
import { assume } from './support/assume.cts';
import { blocksOf, inlineObjectsOf, type Block } from './support/docs/code.cts';
import { jsonCases } from './support/docs/json-cases.cts';
import { shapeOf } from './support/docs/like.cts';
import { documentationPages } from './support/docs/pages.cts';
import { itemsFor, PICKED, useOperator } from './support/operate.cts';
import { demo } from '../../sandbox/index.cts';

const operator = useOperator();
beforeEach(() => {
	assume(operator.sandbox, 'errorStatuses', 'errorGeneration');
});
const pages = documentationPages();
const jsonBlocks = pages.flatMap(blocksOf).filter(({ info }) => /^json\b/.test(info));
const isWorkflow = ({ info }: Block) => /^json workflow( |$)/.test(info);

/** Pages of operations that show a result, with the run it comes from. */
const shownRuns = resources.flatMap((resource) =>
	resource.operations
		.filter((operation) => shownBy(resource, operation) === undefined)
		.map((operation) => {
			const run = documentedRun(`${resource.option.value}: ${operation.option.value}`);
			return { page: operationPath(resource, operation), run };
		}),
);

it('says of every JSON block what it is, and runs it', () => {
	const covered = [
		...jsonCases.flatMap(({ page, covers }) => covers.map((info) => `${page}: ${info}`)),
		...shownRuns.map(({ page }) => `${page}: json output`),
	];
	const found = jsonBlocks
		.filter((block) => !isWorkflow(block))
		.map(({ page, info }) => `${page}: ${info}`);
	expect(found.sort()).toEqual(covered.sort());
});

it('has JSON only that can be read', () => {
	const broken = jsonBlocks.filter(({ text }) => {
		try {
			JSON.parse(text);
			return false;
		} catch {
			return true;
		}
	});
	expect(broken).toEqual([]);
});

it.each(jsonCases)('$page: $covers', async ({ page, covers, check }) => {
	const blocks = jsonBlocks.filter((block) => block.page === page && covers.includes(block.info));
	const shown = Object.fromEntries(blocks.map(({ info, text }) => [info, JSON.parse(text)]));
	const { text = '' } = pages.find(({ path }) => path === page) ?? {};
	await check(operator, shown, text);
});

it.each(shownRuns)('$page shows what comes out', async ({ page, run }) => {
	const block = jsonBlocks.find((one) => one.page === page && one.info === 'json output');
	const [first] = await runOperation(operator, run);
	expect(shapeOf(JSON.parse(block?.text ?? 'null'))).toEqual(shapeOf(first?.json));
});

const inline = pages.flatMap((page) => inlineObjectsOf(page).map((code) => [page.path, code]));

it.each(inline)('%s: %s can be given as it is', async (_, code = '') => {
	const parameters = { verificationId: PICKED, outputMode: 'json', output: code };
	await operator.results('verification: update', parameters, itemsFor([demo.verifications.ktp]));
	const { body } = operator.sandbox.record.seen('PUT', /^\/verifications\//).at(-1) ?? {};
	expect(body).toEqual({ output: JSON.parse(code) as unknown });
});
