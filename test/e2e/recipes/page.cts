import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../../../scripts/demo/folders.cts';
import { workflowSchema, type WorkflowJson } from '../../../scripts/n8n/workflow.cts';

const FOLDER = join(projectFolder, 'docs', 'recipes');

/** A row of a page's table: a node of the workflow (or `both` and the like), its field, and what to enter. */
export interface TableRow {
	node: string;
	field: string;
	value: string;
}

/** A page of docs/recipes. */
export interface Recipe {
	name: string;
	text: string;
	rows: TableRow[];
	/** As somebody copies it from the page. */
	pasted: string;
	workflow: WorkflowJson;
}

/** Names of all recipes: those of the pages. */
export function recipeNames(): string[] {
	return readdirSync(FOLDER)
		.filter((file) => file.endsWith('.md') && file !== 'README.md')
		.map((file) => file.slice(0, -'.md'.length));
}

/** Reads a recipe. Throws when it has not exactly one workflow to paste. */
export function readRecipe(name: string): Recipe {
	const text = readFileSync(join(FOLDER, `${name}.md`), 'utf8');
	const blocks = [...text.matchAll(/^```json workflow\n([\s\S]*?)^```$/gm)];
	const [pasted = ''] = blocks.map(([, block = '']) => block);
	if (blocks.length !== 1) throw new Error(`${name} has ${blocks.length} workflows to paste`);
	const workflow = workflowSchema.parse({ name, ...(JSON.parse(pasted) as object) });
	return { name, text, rows: rowsIn(text), pasted, workflow };
}

/** The rows of the page's first table; an empty first cell means the node of the row before. */
function rowsIn(text: string): TableRow[] {
	const [table = ''] = /^\| Node [\s\S]*?\n\n/m.exec(text) ?? [];
	const lines = table.trim().split('\n').slice(2);
	let node = '';
	return lines.map((line) => {
		const [first = '', field = '', value = ''] = line
			.split('|')
			.slice(1, -1)
			.map((cell) => cell.trim());
		if (first !== '') node = first.replaceAll('**', '');
		return { node, field, value };
	});
}
