// Every expression in the documentation is worth, in n8n, what the page says.
import { expressionsOf } from './support/docs/code.cts';
import { evaluate } from './support/docs/evaluate.cts';
import { moreRecipeExpressions } from './support/docs/expressions/more-recipes.cts';
import { operationExpressions } from './support/docs/expressions/operations.cts';
import { pageExpressions } from './support/docs/expressions/pages.cts';
import { recipeExpressions } from './support/docs/expressions/recipes.cts';
import { documentationPages } from './support/docs/pages.cts';
import { useOperator } from './support/operate.cts';

const operator = useOperator();

const known = [
	...pageExpressions,
	...operationExpressions,
	...recipeExpressions,
	...moreRecipeExpressions,
];

it('knows every expression of every page', () => {
	const found = documentationPages().flatMap((page) =>
		expressionsOf(page).map((expression) => `${page.path}: ${expression}`),
	);
	const names = new Set(known.map(({ page, expression }) => `${page}: ${expression}`));
	expect(found.sort()).toEqual([...names].sort());
});

it.each(known)('$page: $expression', async ({ expression, items, from, gives }) => {
	expect(await evaluate(operator, expression, await items(operator), from)).toEqual(gives);
});
