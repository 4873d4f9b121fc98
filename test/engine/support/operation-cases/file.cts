import { fileInItem } from '../intake.cts';
import type { OperationCase } from './case.cts';
import { newCard } from './cards.cts';

export const fileCases: OperationCase[] = [
	{
		name: 'file: upload',
		parameters: { uploads: { file: [{ inputDataFieldName: 'data' }] } },
		items: () =>
			['card.png', 'face.png', 'statement.pdf'].map((fileName) => ({
				json: { fileName },
				binary: { data: fileInItem(fileName, { fileName }) },
			})),
		request: { method: 'POST', path: /^\/uploads$/ },
		belongsTo: ({ fileName }) => ({ files: [{ file_name: fileName }] }),
		example: { parameters: {}, item: () => ({ json: {}, binary: { data: newCard() } }) },
	},
];
