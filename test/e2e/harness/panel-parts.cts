import type { Locator } from 'playwright-core';
import type { NodePanel } from './node-panel.cts';

/** The tops of a window's three parts, for pictures: down to where they go is for the picture to say. */
export function topsOf({ root }: NodePanel): {
	input: Locator;
	middle: Locator[];
	output: Locator;
} {
	return {
		input: root.getByTestId('ndv-input-panel').getByText('Input', { exact: true }),
		middle: [root.getByTestId('tab-params'), root.getByTestId('node-execute-button')],
		output: root.getByTestId('output-panel').getByTestId('run-data-pane-header'),
	};
}

/** What the expression of a field gives, shown below it. */
export function previewOf({ root }: NodePanel, field: string): Locator {
	return root.getByTestId(`parameter-expression-preview-${field}`);
}
