import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A built package on disk, as small as n8n accepts one. */
export interface StandInPackage {
	directory: string;
	remove(): void;
}

/** Writes the package into a temporary folder; its compiled files are one line each and lead back here. */
export function writeStandInPackage(): StandInPackage {
	const directory = mkdtempSync(join(tmpdir(), 'anycheck-stand-in-'));
	const write = (path: string, content: string) => {
		mkdirSync(dirname(join(directory, path)), { recursive: true });
		writeFileSync(join(directory, path), content);
	};
	const forward = (file: string) =>
		`module.exports = require(${JSON.stringify(join(__dirname, file))});\n`;
	const node = 'dist/nodes/StandIn/StandIn.node.js';
	const credential = 'dist/credentials/StandInApi.credentials.js';

	write(
		'package.json',
		JSON.stringify({
			name: 'n8n-nodes-stand-in',
			version: '1.0.0',
			n8n: { n8nNodesApiVersion: 1, nodes: [node], credentials: [credential] },
		}),
	);
	write(node, forward('StandIn.node.cts'));
	write(
		'dist/nodes/StandIn/StandIn.node.json',
		// Without `resources` n8n drops the whole file in silence.
		JSON.stringify({
			node: 'n8n-nodes-stand-in.standIn',
			resources: {},
			categories: ['Utility'],
			alias: ['double'],
		}),
	);
	write('dist/nodes/StandIn/standIn.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>');
	write(credential, forward('StandInApi.credentials.cts'));
	return {
		directory,
		remove: () => {
			rmSync(directory, { recursive: true, force: true });
		},
	};
}
