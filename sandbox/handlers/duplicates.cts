import type { State } from '../state/state.cts';
import type { Verification } from '../types.cts';
import type { Handler } from './call.cts';
import { refuseFiles } from './fileRules.cts';

// Only the first two names are documented.
const documentNames: Record<string, string> = {
	ktp_file: 'KTP',
	selfie_file: 'SELFIE',
	bsa_file: 'BANK_STATEMENT',
};

/** Looks for earlier verifications of the same files. */
export const checkDuplicate: Handler<'checkDuplicate'> = ({ core, body, files }) => {
	refuseFiles(files, core.options);
	const hashes = new Set(files.map(({ sha256 }) => sha256));
	const previous = [...core.state.verifications.values()]
		.filter(({ id }) => id !== body.verification_id?.toLowerCase())
		.map((verification) => ({
			verification,
			documents: sharedDocuments(core.state, verification, hashes),
		}))
		.filter(({ documents }) => documents.length > 0);
	return {
		is_duplicate: previous.length > 0,
		detected_documents: [...new Set(previous.flatMap(({ documents }) => documents))],
		previous_verifications: previous.map(({ verification, documents }) => ({
			id: verification.id,
			service: verification.service,
			folder: {
				id: verification.folder_id,
				name: core.state.folders.get(verification.folder_id)?.name ?? '',
			},
			detected_documents: documents,
		})),
	};
};

/** Kinds of documents that a verification was made from and that are among the given files. */
function sharedDocuments(
	state: State,
	{ input_config }: Verification,
	hashes: Set<string>,
): string[] {
	return Object.entries(input_config.files ?? {})
		.filter(([, paths]) =>
			paths.some((path) => hashes.has(state.files.byConfiguredPath(path)?.sha256 ?? '')),
		)
		.map(([key]) => documentNames[key] ?? 'DOCUMENT');
}
