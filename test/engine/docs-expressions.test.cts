// Every expression in the documentation finds something in n8n, in what an operation puts out or what is shown beside it.
// What those of whole workflows are worth, the end-to-end tests show.
import type { INodeExecutionData } from 'n8n-workflow';
import { expressionsOf } from './support/docs/code.cts';
import { evaluate } from './support/docs/evaluate.cts';
import { documentationPages } from './support/docs/pages.cts';
import { sampleItems } from './support/docs/samples.cts';
import { setOperator, type Operator } from './support/operate.cts';

let operator: Operator;
let samples: INodeExecutionData[];

beforeAll(async () => {
	operator = await setOperator();
	samples = await sampleItems(operator);
});

afterAll(() => operator.close());

/** What stands in double braces, and may be one of several such parts of a text. */
const PARTS = /\{\{[\s\S]*?\}\}/g;

const shown = documentationPages().flatMap((page) =>
	expressionsOf(page).flatMap((text) =>
		[...text.matchAll(PARTS)].map(([expression]) => ({ page: page.path, expression })),
	),
);

/** Whether it is worth something for an item of some kind. */
async function isFound(expression: string): Promise<boolean> {
	const values = await evaluate(operator, expression, samples);
	return values.some(
		({ origin, originError }) => originError === undefined && origin !== undefined,
	);
}

it.each(shown)('$page: $expression', async ({ expression }) => {
	expect(await isFound(expression)).toBe(true);
});

it.each(['{{ $json.stauts }}', '{{ $json.output.nothing }}', '{{ $json.status. }}'])(
	'finds nothing by %s',
	async (expression) => {
		expect(await isFound(expression)).toBe(false);
	},
);
