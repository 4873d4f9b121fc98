import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as ts from 'typescript';
import { projectFolder } from '../../../../scripts/demo/folders.cts';

/** A text with fewer letters of its own could be anything. */
const FEWEST_LETTERS = 7;

/**
 * Tells whether the built package can say something: as a whole, or as the beginning of a longer text. What is filled in at
 * run time may be anything. From the code itself, so that a message has to be written in one place only.
 */
export function sourceTexts(): (message: string) => boolean {
	const folder = join(projectFolder, 'dist/nodes/Anycheck');
	const texts = readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.filter((path) => path.endsWith('.js'))
		.flatMap((path) => textsIn(readFileSync(join(folder, path), 'utf8')))
		.filter((parts) => parts.join('').replace(/[^a-z]/gi, '').length >= FEWEST_LETTERS);
	const patterns = texts.map((parts) => new RegExp(`^${parts.map(escaped).join('.+')}$`));
	return (message) =>
		texts.some(([beginning = '']) => beginning.startsWith(message)) ||
		patterns.some((pattern) => pattern.test(message));
}

/** The fixed parts of each text, in order. */
function textsIn(code: string): string[][] {
	const texts: string[][] = [];
	const visit = (node: ts.Node): void => {
		if (ts.isStringLiteralLike(node)) texts.push([node.text]);
		if (ts.isTemplateExpression(node)) {
			texts.push([node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)]);
		}
		ts.forEachChild(node, visit);
	};
	visit(ts.createSourceFile('built.js', code, ts.ScriptTarget.Latest));
	return texts;
}

function escaped(text: string): string {
	return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
