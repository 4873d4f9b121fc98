import type { INodeExecutionData } from 'n8n-workflow';
import { stable } from './stable.cts';

/** The first item of a result, as a page shows it. @param origin where the sandbox listens */
export function exampleText(items: readonly INodeExecutionData[], origin: string): string {
	const [first] = items;
	if (first === undefined) throw new Error('There is no item to show');
	const json = JSON.stringify(stable(first.json, origin), null, '\t');
	const files = Object.entries(first.binary ?? {}).map(
		([field, { fileName = '', mimeType }]) => `\`${field}\` (${fileName}, ${mimeType})`,
	);
	return [
		'An invented item:',
		`\`\`\`json output\n${json}\n\`\`\``,
		...(files.length > 0 ? [`Its files: ${files.join(', ')}.`] : []),
	].join('\n\n');
}
