import type { IBinaryData } from 'n8n-workflow';
import { demo, type Sandbox } from '../../../../sandbox/index.cts';
import { identityCard } from '../../../../sandbox/state/images.cts';
import { people } from '../../../../sandbox/state/people.cts';
import { fileInItem } from '../intake.cts';

const SVG = { mimeType: 'image/svg+xml', fileName: 'ktp.svg' };

/** The picture of a card that was never used before. */
export const newCard = (): IBinaryData => fileInItem(identityCard(people.rina), SVG);

/** The picture of a card that a verification was made with. */
export function usedCard({ state }: Sandbox): IBinaryData {
	const [url = ''] =
		state.verifications.get(demo.verifications.ktp)?.input_file_url['ktp_file'] ?? [];
	const content = state.files.byUrl(new URL(url).pathname)?.content;
	if (content === undefined) throw new Error('The sandbox has no card');
	return fileInItem(content, SVG);
}
