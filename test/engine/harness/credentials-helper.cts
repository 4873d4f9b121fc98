import { setImmediate as databaseTurn } from 'node:timers/promises';
import {
	ICredentialsHelper,
	isExpression,
	type ICredentialDataDecryptedObject,
	type ICredentials,
	type ICredentialsExpressionResolveValues,
	type ICredentialType,
	type IDataObject,
	type IExecuteData,
	type IHttpRequestHelper,
	type IHttpRequestOptions,
	type INode,
	type INodeCredentialsDetails,
	type INodeProperties,
	type IRequestOptionsSimplified,
	type IWorkflowExecuteAdditionalData,
	type Workflow,
	type WorkflowExecuteMode,
} from 'n8n-workflow';
import { signWithTemplate } from './credential-template.cts';
import type { CredentialStore } from './credential-store.cts';
import { credentialValues } from './credential-values.cts';
import { savesLoginOnly } from './newer-n8n.cts';
import { PlainCredentials } from './plain-credentials.cts';
import { withinAllowedDomains } from './within-allowed-domains.cts';

/** What the helper needs to know about the loaded credential types. */
export interface CredentialTypes {
	getByName(type: string): ICredentialType;
	getSupportedNodes(type: string): string[];
}

/**
 * n8n's server-side handling of credentials over a store in memory: the same rules for when a credential logs in,
 * what of the answer is saved and how a request is signed, without encryption, projects, secrets providers and policies.
 */
export class TestCredentialsHelper extends ICredentialsHelper {
	constructor(
		private readonly types: CredentialTypes,
		private readonly store: CredentialStore,
	) {
		super();
	}

	override getParentTypes(type: string): string[] {
		return this.types.getByName(type).extends ?? [];
	}

	override isCredentialUsableByNode(type: string, nodeType: string): boolean {
		const { restrictToSupportedNodes } = this.types.getByName(type);
		return !restrictToSupportedNodes || this.types.getSupportedNodes(type).includes(nodeType);
	}

	override getCredentialsProperties(type: string): INodeProperties[] {
		return this.types.getByName(type).properties;
	}

	override async authenticate(
		credentials: ICredentialDataDecryptedObject,
		type: string,
		request: IHttpRequestOptions | IRequestOptionsSimplified,
		workflow?: Workflow,
		node?: INode,
	): Promise<IHttpRequestOptions> {
		// n8n narrows the same way: the legacy request shape only reaches this place from its own old nodes.
		const options = request as IHttpRequestOptions;
		const { authenticate } = this.types.getByName(type);
		if (authenticate === undefined) return options;
		if (typeof authenticate === 'function') return await authenticate(credentials, options);
		if (!workflow || !node) throw new Error('Workflow and node are required to sign a request');
		return signWithTemplate(authenticate, credentials, options, workflow, node);
	}

	/** Logs in when the hidden expirable field is empty, after a refused request, or while a credential is being tested. */
	override async preAuthentication(
		helpers: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
		type: string,
		node: INode,
		credentialsExpired: boolean,
	): Promise<ICredentialDataDecryptedObject | undefined> {
		const credentialType = this.types.getByName(type);
		const expirable = credentialType.properties.find(
			(property) => property.type === 'hidden' && property.typeOptions?.expirable === true,
		);
		if (!expirable || !credentialType.preAuthentication) return undefined;

		const isTest = node.parameters['temp'] === '' && node.type === 'n8n-nodes-base.noOp';
		if (credentials[expirable.name] !== '' && !credentialsExpired && !isTest) return undefined;

		const output: IDataObject = await credentialType.preAuthentication.call(
			withinAllowedDomains(helpers, credentials),
			credentials,
		);
		// A login's answer without the expirable key counts for nothing.
		const details = node.credentials?.[type];
		if (output[expirable.name] === undefined || !details) return undefined;

		const kept = asCredentialData(output);
		Object.assign(credentials, kept);
		if (savesLoginOnly) await this.persist(details, type, kept, expirable.name);
		else await this.updateCredentials(details, type, credentials);
		return credentials;
	}

	override async runPreAuthentication(
		helpers: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
		type: string,
	): Promise<ICredentialDataDecryptedObject | undefined> {
		const { preAuthentication } = this.types.getByName(type);
		const output = await preAuthentication?.call(
			withinAllowedDomains(helpers, credentials),
			credentials,
		);
		return output && asCredentialData(output);
	}

	override async getCredentials(
		details: INodeCredentialsDetails,
		type: string,
	): Promise<ICredentials> {
		await databaseTurn();
		const { id, name, data } = this.store.get(idOf(details));
		return new PlainCredentials({ id, name }, type, data);
	}

	override async getDecrypted(
		additionalData: IWorkflowExecuteAdditionalData,
		details: INodeCredentialsDetails,
		type: string,
		mode: WorkflowExecuteMode,
		executeData?: IExecuteData,
		raw?: boolean,
		at?: ICredentialsExpressionResolveValues,
	): Promise<ICredentialDataDecryptedObject> {
		this.store.reads++;
		await databaseTurn();
		const { data } = this.store.get(idOf(details));
		if (raw === true) return data;
		return credentialValues(
			this.getCredentialsProperties(type),
			data,
			additionalData,
			mode,
			executeData,
			at,
		);
	}

	override async updateCredentials(
		details: INodeCredentialsDetails,
		_type: string,
		data: ICredentialDataDecryptedObject,
	): Promise<void> {
		await databaseTurn();
		this.store.write(idOf(details), data);
	}

	override updateCredentialsOauthTokenData(): Promise<void> {
		return Promise.reject(new Error('OAuth credentials are not part of these tests'));
	}

	/** Saves what a login returned over the stored data; fields the user filled with an expression stay expressions. */
	private async persist(
		details: INodeCredentialsDetails,
		type: string,
		output: ICredentialDataDecryptedObject,
		expirableName: string,
	): Promise<void> {
		const stored = await (await this.getCredentials(details, type)).getData();
		const fresh = Object.entries(output).filter(
			([key]) => key === expirableName || !isExpression(stored[key]),
		);
		await this.updateCredentials(details, type, { ...stored, ...Object.fromEntries(fresh) });
	}
}

/** n8n passes on whatever JSON the hook returned; its own types are narrower than that. */
function asCredentialData(output: IDataObject): ICredentialDataDecryptedObject {
	return output as ICredentialDataDecryptedObject;
}

function idOf(details: INodeCredentialsDetails): string {
	if (!details.id) throw new Error(`The node's credential "${details.name}" has no id`);
	return details.id;
}
