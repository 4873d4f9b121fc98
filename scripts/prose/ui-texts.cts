import * as ts from 'typescript';

/** A text of the node: a label, a description, a message, or a line of the review page. */
export interface UiText {
	/** What stands for a value that is filled in at run time is `…`. */
	text: string;
	/** In the file, from 1. */
	line: number;
}

/** Fewer words are names and values rather than prose. */
const FEWEST_WORDS = 3;

/** What people read, in a file of source code; code, HTML and single words are left out. */
export function uiTexts(path: string, code: string): UiText[] {
	const source = ts.createSourceFile(path, code, ts.ScriptTarget.Latest);
	const texts: UiText[] = [];
	const visit = (node: ts.Node): void => {
		const text = textOf(node);
		if (text !== undefined && isProse(text)) {
			const start = source.getLineAndCharacterOfPosition(node.getStart(source));
			texts.push({ text, line: start.line + 1 });
		}
		ts.forEachChild(node, visit);
	};
	visit(source);
	return texts;
}

function textOf(node: ts.Node): string | undefined {
	if (ts.isStringLiteralLike(node)) return node.text;
	if (!ts.isTemplateExpression(node)) return undefined;
	return [node.head, ...node.templateSpans.map(({ literal }) => literal)]
		.map(({ text }) => text)
		.join('…');
}

function isProse(text: string): boolean {
	const words = text.match(/(?<![\w-])[A-Z]?[a-z’']+(?![\w-])/g) ?? [];
	return words.length >= FEWEST_WORDS && !/[<>]|[;{}]\n/.test(text);
}
