import { randomUUID } from 'node:crypto';
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

/** One saved credential, in clear: the tests need to look into it. */
export interface StoredCredential {
	id: string;
	name: string;
	type: string;
	data: ICredentialDataDecryptedObject;
}

/** Stands in for n8n's credentials table. Everything handed out or taken in is copied, as a database would. */
export class CredentialStore {
	/** How often a node's credential was read for use. */
	reads = 0;

	/** How often a credential was saved by a run. */
	writes = 0;

	private readonly saved = new Map<string, StoredCredential>();

	/** Saves what a user typed; returns the credential's id. Counts as neither read nor write. */
	create(type: string, data: ICredentialDataDecryptedObject): string {
		const id = randomUUID();
		this.saved.set(id, { id, name: `Test ${type}`, type, data: structuredClone(data) });
		return id;
	}

	/** A copy of the saved credential, uncounted. Throws when there is none of that id. */
	get(id: string): StoredCredential {
		const credential = this.saved.get(id);
		if (!credential) throw new Error(`No credential with id ${id} in the store`);
		return structuredClone(credential);
	}

	/** Replaces the saved data, uncounted: a user who edits the credential between or during runs. */
	edit(id: string, data: ICredentialDataDecryptedObject): void {
		this.saved.set(id, { ...this.get(id), data: structuredClone(data) });
	}

	/** Saves data on behalf of a run, counted. */
	write(id: string, data: ICredentialDataDecryptedObject): void {
		this.writes++;
		this.edit(id, data);
	}

	/** Starts both counts again. */
	resetCounts(): void {
		this.reads = 0;
		this.writes = 0;
	}
}
