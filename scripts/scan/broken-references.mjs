import 'reflect-metadata';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Loads an unpacked package as n8n does and names what its descriptions promise and the package does not hold.
 * @param {string} directory folder of the package.json, with n8n-workflow within reach
 * @returns {Promise<string[]>} findings, empty when all is well
 */
export async function brokenReferences(directory) {
	const { default: core } = await import('n8n-core');
	const loader = new core.PackageDirectoryLoader(directory);
	try {
		await loader.loadAll();
	} catch (error) {
		return [`n8n cannot load the package: ${error.message}`];
	}
	const findings = [];
	const { nodes, credentials } = loader.types;
	if (nodes.length === 0) findings.push('The package has no node');
	for (const description of [...nodes, ...credentials]) {
		findings.push(...missingIcons(directory, loader.packageName, description));
	}
	for (const description of nodes) {
		if (!description.codex?.categories) findings.push(`${description.name}: n8n finds no codex`);
		const nodeDir = dirname(join(directory, loader.known.nodes[description.name].sourcePath));
		findings.push(...missingSchemas(core, nodeDir, description));
	}
	return findings;
}

function missingIcons(directory, packageName, { name, iconUrl }) {
	const urls = typeof iconUrl === 'object' ? Object.values(iconUrl) : [iconUrl];
	return urls
		.filter((url) => !url || !existsSync(join(directory, url.replace(`icons/${packageName}/`, ''))))
		.map((url) => `${name}: icon ${url ?? '(none)'} is not in the package`);
}

/** One output schema per operation, with the two things without which the editor ignores it. */
function missingSchemas(core, nodeDir, { name, version, properties }) {
	const findings = [];
	for (const { options = [], displayOptions } of properties.filter(
		(one) => one.name === 'operation',
	)) {
		for (const resource of displayOptions?.show?.resource ?? [undefined]) {
			for (const { value: operation } of options) {
				const latest = [version].flat().at(-1);
				const schema = core.loadOutputSchema({ nodeDir, version: latest, resource, operation });
				const fields = Object.keys(schema?.properties ?? {});
				if (schema?.type === undefined || fields.length === 0) {
					findings.push(`${name}: no output schema for ${resource} → ${operation}`);
				}
			}
		}
	}
	return findings;
}
