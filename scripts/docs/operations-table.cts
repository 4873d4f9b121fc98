import { basename } from 'node:path/posix';
import type { Resource } from '../../nodes/Anycheck/run/operation';
import { endpointsIn, type ApiDocument } from './api-document.cts';
import { table } from './table.cts';
import { operationPath } from './operation-page.cts';

/** Who else uses an endpoint, or why nobody does. */
const OTHER_USERS: Readonly<Record<string, string>> = {
	getAuthMethods: 'the credential, to name other ways after a refused sign-in',
	getProfile: 'the credential, to test a user or an access token',
	getVerification: 'the node Anycheck Trigger',
	listServices: 'the credential, to test an API key',
	login: 'the credential, to sign in',
	refreshSession: 'the credential, to renew the session',
	verificationStatusChanged: 'the node Anycheck Trigger',
};

/**
 * Every operation with what it does, as the editor says it and in its order, but for that with which a new node starts: it
 * comes first.
 *
 * @param start the resource with which a new node starts
 */
export function operationsTable(resources: readonly Resource[], start: string): string {
	const rows = resources.flatMap((resource) =>
		resource.operations.map((operation) => {
			const { option, defaultOperation } = resource;
			const { name, value, description } = operation.option;
			const isStart = option.value === start && value === defaultOperation;
			const link = `[**${name}**](${operationPath(resource, operation)})${isStart ? ' (default)' : ''}`;
			const place = isStart ? 0 : option.value === start ? 1 : 2;
			return { place, cells: [option.name, link, description] };
		}),
	);
	const sorted = rows.sort((a, b) => a.place - b.place).map(({ cells }) => cells);
	return table(['Resource', 'Operation', 'What it does'], sorted);
}

/** A line for each resource, the one of a new node first, with links to the pages of its operations, for the page beside them. */
export function operationsList(resources: readonly Resource[], start: string): string {
	const isStart = ({ option }: Resource) => option.value === start;
	return [...resources.filter(isStart), ...resources.filter((resource) => !isStart(resource))]
		.map((resource) => {
			const links = resource.operations.map(
				(operation) =>
					`[${operation.option.name}](${basename(operationPath(resource, operation))})`,
			);
			return `- **${resource.option.name}**: ${links.join(', ')}`;
		})
		.join('\n');
}

/** Every endpoint of the OpenAPI document, and who uses it. @throws Error when nothing says so */
export function endpointsTable(resources: readonly Resource[], document: ApiDocument): string {
	const rows = endpointsIn(document).map(({ id, method, path }) => {
		const users = resources.flatMap(({ option, operations }) => {
			const names = operations
				.filter(({ calls }) => calls.some((call) => call === id))
				.map((operation) => operation.option.name);
			return names.length > 0 ? [`${option.name}: ${names.join(', ')}`] : [];
		});
		const all = [...users, ...(OTHER_USERS[id] === undefined ? [] : [OTHER_USERS[id]])];
		if (all.length === 0) throw new Error(`Nothing says who uses the endpoint "${id}"`);
		return [`\`${method} ${path}\``, `\`${id}\``, all.join('; ')];
	});
	return table(['Endpoint', 'Name', 'Used by'], rows);
}
