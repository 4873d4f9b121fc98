import {
	NodeHelpers,
	type INodeTypes,
	type INodeType,
	type IVersionedNodeType,
} from 'n8n-workflow';
import type { CredentialTypes } from './credentials-helper.cts';
import { helperNodes } from './helper-nodes.cts';
import { PackageDirectoryLoader } from './n8n.cts';
import { injectDomainRestrictionFields } from './newer-n8n.cts';

/** A built package as n8n sees it after loading. */
export interface LoadedPackage {
	name: string;
	loader: PackageDirectoryLoader;
	nodeTypes: INodeTypes;
	credentialTypes: CredentialTypes;
}

/**
 * Loads a built package the way n8n does at start: paths, class names, icons and codex come from its package.json.
 * Throws what n8n would report when one of them is wrong.
 * @param directory the folder of the package's package.json
 */
export async function loadPackage(directory: string): Promise<LoadedPackage> {
	const loader = new PackageDirectoryLoader(directory);
	await loader.loadAll();
	for (const { type } of Object.values(loader.credentialTypes)) {
		type.properties = injectDomainRestrictionFields?.(type) ?? type.properties;
	}

	const prefix = `${loader.packageName}.`;
	const find = (type: string): INodeType | IVersionedNodeType => {
		const helper = helperNodes[type];
		if (helper) return helper;
		if (!type.startsWith(prefix)) throw new Error(`Unknown node type ${type}`);
		return loader.getNode(type.slice(prefix.length)).type;
	};
	return {
		name: loader.packageName,
		loader,
		nodeTypes: {
			getByName: find,
			getByNameAndVersion: (type, version) => NodeHelpers.getVersionedNodeType(find(type), version),
			getKnownTypes: () => ({}),
		},
		credentialTypes: {
			getByName: (type) => loader.getCredential(type).type,
			getSupportedNodes: (type) =>
				(loader.known.credentials[type]?.supportedNodes ?? []).map((node) => prefix + node),
		},
	};
}
