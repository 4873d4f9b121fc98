import type { Core } from '../core.cts';
import type { Verification } from '../types.cts';

type Showing = Pick<Core, 'url' | 'options' | 'fileHost'>;

/** A verification as it is answered. */
export function shown(verification: Verification, core: Showing): Verification {
	const answered = core.options.filesHost === 'api' ? verification : linked(verification, core);
	const { webhook_metadata } = verification;
	if (!core.options.maskWebhookSecret || !('webhook_secret' in webhook_metadata)) return answered;
	return { ...answered, webhook_metadata: { ...webhook_metadata, webhook_secret: '********' } };
}

/** The link to a file, which the state has as one to the API, as it is answered. */
export function shownLink(link: string, { url, options, fileHost }: Showing): string {
	const own = `${url}/files/`;
	if (options.filesHost === 'api' || !link.startsWith(own)) return link;
	return fileHost.link(link.slice(own.length), options.fileLinkSeconds);
}

function linked(verification: Verification, core: Showing): Verification {
	const { input_file_url, output_file_url, export_file_url } = verification;
	const link = (url: string | null): string | null => (url === null ? null : shownLink(url, core));
	return {
		...verification,
		input_file_url: Object.fromEntries(
			Object.entries(input_file_url).map(([key, urls]) => [
				key,
				urls.map((url) => shownLink(url, core)),
			]),
		),
		output_file_url: link(output_file_url),
		export_file_url: link(export_file_url),
	};
}
