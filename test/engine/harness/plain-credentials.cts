import { ICredentials, type ICredentialDataDecryptedObject } from 'n8n-workflow';

/** n8n's credentials object without the encryption. */
export class PlainCredentials extends ICredentials {
	private plain: ICredentialDataDecryptedObject;

	constructor(
		node: { id: string; name: string },
		type: string,
		plain: ICredentialDataDecryptedObject,
	) {
		super(node, type, JSON.stringify(plain));
		this.plain = plain;
	}

	override getData(): Promise<ICredentialDataDecryptedObject> {
		return Promise.resolve(this.plain);
	}

	override getDataToSave() {
		return { id: this.id, name: this.name, type: this.type, data: this.data };
	}

	override setData(data: ICredentialDataDecryptedObject): Promise<void> {
		this.plain = data;
		this.data = JSON.stringify(data);
		return Promise.resolve();
	}

	override async updateData(
		toUpdate: ICredentialDataDecryptedObject,
		toDelete: Array<keyof ICredentialDataDecryptedObject> = [],
	): Promise<void> {
		const merged = { ...this.plain, ...toUpdate };
		const kept = Object.entries(merged).filter(([key]) => !toDelete.includes(key));
		await this.setData(Object.fromEntries(kept));
	}
}
