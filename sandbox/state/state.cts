import type { SandboxOptions } from '../options.cts';
import type { Folder, Verification, VerificationStatus } from '../types.cts';
import { buildDemo, demoResults, demoVerifications } from './demo.cts';
import { Files, type StoredFile } from './files.cts';
import { demoGroup, folders, otherFolders } from './folders.cts';
import { uuidOf } from './ids.cts';
import { ktpOutput } from './outputs.cts';
import { personNumber } from './people.cts';
import { services } from './services.cts';
import { Sessions } from './sessions.cts';
import { demoTemplates } from './templates.cts';
import { demoKeys, demoPassword, demoUsers } from './users.cts';
import { buildVerification } from './verifications.cts';

/** Ids and words that tests and examples may rely on. */
export const demo = {
	email: 'reviewer@example.test',
	password: demoPassword,
	/** Another user, with the same password. */
	secondEmail: 'second.reviewer@example.test',
	apiKey: 'sandbox-key',
	expiredApiKey: 'sandbox-key-expired',
	group: demoGroup,
	folders,
	services,
	results: demoResults,
	verifications: demoVerifications,
};

/** What has changed a status: the API's own work, or a review. */
export type ChangeCause = 'work' | 'update';
type StatusListener = (verification: Verification, cause: ChangeCause) => void;

/** Everything the sandbox knows. */
export class State {
	readonly users = demoUsers();
	readonly keys = demoKeys();
	readonly services = Object.values(services).map((service) => structuredClone(service));
	readonly folders = new Map<string, Folder>();
	readonly templates = new Map(demoTemplates().map((template) => [template.id, template]));
	readonly verifications = new Map<string, Verification>();
	readonly files = new Files();
	readonly sessions: Sessions;
	/** Called after each change of a verification's status. */
	readonly statusListeners = new Set<StatusListener>();
	private bulkGroups = 0;

	constructor(
		options: SandboxOptions,
		private readonly address: string,
	) {
		this.sessions = new Sessions(options);
		for (const folder of [...Object.values(folders), ...otherFolders]) {
			this.folders.set(folder.id, structuredClone(folder));
		}
		this.add(buildDemo(this.files, (file) => this.urlOf(file)));
	}

	/** Keeps verifications, in the order given. */
	add(verifications: Verification[]): void {
		for (const verification of verifications) this.verifications.set(verification.id, verification);
	}

	/**
	 * Adds many verifications of one new result group, KTP with selfie and waiting for review unless said otherwise.
	 * Their ids are the same in every run. They refer to no files.
	 * @returns copies as they are now
	 */
	addVerifications(
		count: number,
		overrides: Partial<Omit<Verification, 'id'>> = {},
	): Verification[] {
		this.bulkGroups += 1;
		const group = `bulk ${this.bulkGroups}`;
		const added = Array.from({ length: count }, (_, index) =>
			buildVerification({
				result_id: uuidOf(group),
				output: ktpOutput(personNumber(index), false),
				output_status: 'NOT_VERIFIED',
				...structuredClone(overrides),
				id: uuidOf(`${group} verification ${index}`),
			}),
		);
		this.add(added);
		return structuredClone(added);
	}

	/** @throws when there is no such verification */
	find(id: string): Verification {
		const verification = this.verifications.get(id);
		if (!verification) throw new Error(`There is no verification ${id}`);
		return verification;
	}

	/** Changes a verification's status and tells the listeners, if it is another one. */
	setStatus(
		verification: Verification,
		status: VerificationStatus,
		cause: ChangeCause = 'work',
	): void {
		const changed = verification.status !== status;
		verification.status = status;
		if (changed) for (const listener of this.statusListeners) listener(verification, cause);
	}

	/** The API's own link to a file. */
	urlOf(file: StoredFile): string {
		return `${this.address}${file.urlPath}`;
	}

	/** Verifications of a result group, oldest first. */
	inResult(resultId: string): Verification[] {
		return [...this.verifications.values()].filter(({ result_id }) => result_id === resultId);
	}
}
