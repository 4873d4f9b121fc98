import { isObject } from '../../../nodes/Anycheck/json/objects';
import { pagesPdf } from '../pdf.cts';
import type { Probe } from '../probe.cts';
import { objectIn } from '../reply.cts';
import { Unanswered } from '../trouble.cts';

export const uploadProbes: Probe[] = [
	{
		id: 'uploadedOrder',
		question: 'Which path belongs to which of several files?',
		row: 'Which **path** belongs to which of several uploaded files?',
		word: 'uploads',
		async ask({ api, settings }) {
			if (settings.isReadOnly) throw new Unanswered('Not asked with --read-only');
			const form = new FormData();
			form.append('file_category', 'VERIFICATION_INPUT_FILE');
			// One page and two: the answer counts them.
			for (const pages of [1, 2]) {
				const file = new Blob([pagesPdf(pages)], { type: 'application/pdf' });
				form.append('files', file, `check-api-${pages}.pdf`);
			}
			const { files } = objectIn(await api.send('uploadFiles', { body: form }));
			const counts = (Array.isArray(files) ? (files as unknown[]) : []).map((file) =>
				isObject(file) ? file['page_count'] : undefined,
			);
			if (counts.join() === '1,2') {
				return { text: 'They come in the order of the files', seen: { uploadedOrder: 'sent' } };
			}
			if (counts.join() === '2,1') {
				return {
					text: 'Another order than that of the files',
					seen: { uploadedOrder: 'reversed' },
				};
			}
			throw new Unanswered('The answer does not count the pages of each file');
		},
	},
];
