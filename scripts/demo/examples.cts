import { existsSync } from 'node:fs';
import { copyFile, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { N8nClient } from '../n8n/client.cts';
import {
	readWorkflow,
	withCredential,
	withFilesFolder,
	type WorkflowJson,
} from '../n8n/workflow.cts';

export const CREDENTIAL_TYPE = 'anycheckApi';
export const CREDENTIAL_NAME = 'Anycheck sandbox';

/** A credential for the sandbox, as a person would type it. */
export interface SandboxLogin {
	url: string;
	email: string;
	password: string;
}

export async function saveSandboxCredential(
	client: N8nClient,
	{ url, email, password }: SandboxLogin,
): Promise<string> {
	return await client.saveCredential({
		name: CREDENTIAL_NAME,
		type: CREDENTIAL_TYPE,
		data: { authentication: 'login', email, password, environment: 'custom', baseUrl: url },
	});
}

/** The workflows of each example: one that does the main job, and one for production. */
export type Variant = 'simple' | 'production';

const FILES: Readonly<Record<Variant, string>> = {
	simple: 'simple.json',
	production: 'workflow.json',
};

/** Names of the folders in `examples/`. */
export async function exampleNames(examplesFolder: string): Promise<string[]> {
	const names = await readdir(examplesFolder);
	return names.filter((name) => existsSync(join(examplesFolder, name, FILES.production))).sort();
}

/** Those that an example has. Only one that is for production by its nature has no other. @param example its folder */
export function variantsOf(example: string): Variant[] {
	const all = ['simple', 'production'] as const;
	return all.filter((variant) => existsSync(join(example, FILES[variant])));
}

/** The names of the files of these workflows. */
export function workflowFiles(example: string): string[] {
	return variantsOf(example).map((variant) => FILES[variant]);
}

/** A workflow as it is delivered. @param example its folder */
export async function readExample(example: string, variant: Variant): Promise<WorkflowJson> {
	return await readWorkflow(join(example, FILES[variant]));
}

/** Imports one workflow of an example into n8n: its files into the folder n8n may read, with the given credential. */
export async function importExample(
	client: N8nClient,
	{ example, variant }: { example: string; variant: Variant },
	filesFolder: string,
	credentialId: string,
): Promise<WorkflowJson & { id: string }> {
	await copyFiles(example, filesFolder);
	const exported = withFilesFolder(await readExample(example, variant), filesFolder);
	const workflow = withCredential(exported, CREDENTIAL_TYPE, {
		id: credentialId,
		name: CREDENTIAL_NAME,
	});
	return { ...workflow, id: await client.saveWorkflow(workflow) };
}

async function copyFiles(example: string, filesFolder: string): Promise<void> {
	await mkdir(filesFolder, { recursive: true });
	const names = (await readdir(example)).filter((name) => /\.(xlsx|csv)$/.test(name));
	for (const name of names) await copyFile(join(example, name), join(filesFolder, name));
}
