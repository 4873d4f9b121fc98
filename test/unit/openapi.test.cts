// The OpenAPI document: which ways to authenticate it names for each call, and where its addresses are told to users.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { AnycheckApi } from '../../credentials/AnycheckApi.credentials';

const root = join(__dirname, '..', '..');
const documentSchema = z.object({
	servers: z.array(z.object({ url: z.string() })),
	paths: z.record(
		z.record(
			z.object({
				operationId: z.string(),
				security: z.array(z.record(z.array(z.string()))),
				'x-undocumented-security': z.array(z.string()).default([]),
				'x-unknown': z.string().default(''),
			}),
		),
	),
});
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const source = parse(read('openapi/anycheck.yaml')) as { paths: Record<string, object> };
/** The calls of a path; beside them stand the parameters that they share. */
const callsAt = (item: object) =>
	Object.fromEntries(Object.entries(item).filter(([name]) => name !== 'parameters'));
const { servers, paths } = documentSchema.parse({
	...source,
	paths: Object.fromEntries(
		Object.entries(source.paths).map(([path, item]) => [path, callsAt(item)]),
	),
});
const calls = Object.values(paths).flatMap((methods) => Object.values(methods));

test.each(
	calls
		.filter(({ security }) => security.length > 0)
		.map((call) => [call.operationId, call] as const),
)(
	'%s says of each way to authenticate whether it is documented',
	(id, { security, 'x-undocumented-security': others, 'x-unknown': unknown }) => {
		const documented = security.flatMap((schemes) => Object.keys(schemes));
		const all = id === 'getProfile' ? documented : [...documented, ...others];
		expect([...all].sort()).toEqual(
			id === 'getProfile' ? ['bearerAuth'] : ['apiKeyAuth', 'bearerAuth'],
		);
		if (others.length > 0) expect(unknown).toMatch(/API key|session token/);
	},
);

test.each([
	['createVerification', []],
	['updateVerification', ['apiKeyAuth']],
	['listVerifications', ['apiKeyAuth']],
	['retryVerification', ['apiKeyAuth']],
	['listServices', ['bearerAuth']],
	['listFolders', ['bearerAuth']],
	['checkDuplicate', ['bearerAuth']],
])('of %s it is not documented whether it takes %j', (id, undocumented) => {
	const call = calls.find(({ operationId }) => operationId === id);
	expect(call?.['x-undocumented-security']).toEqual(undocumented);
});

test.each(servers.map(({ url }) => url))('%s is told where addresses are', (url) => {
	const { properties } = new AnycheckApi();
	expect(read('README.md')).toContain(url);
	expect(JSON.stringify(properties)).toContain(new URL(url).host);
});

test('what can be null shows in the output schemas', () => {
	const schema = read('nodes/Anycheck/__schema__/v1.0.0/verification/get.json');
	expect(JSON.parse(schema)).toMatchObject({
		properties: { output_status: { type: ['string', 'null'] }, status: { type: 'string' } },
	});
});
