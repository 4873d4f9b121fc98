// Following links to files, with a client that answers as told.
import { ItemError } from '../../nodes/Anycheck/errors/itemError';
import type { ApiClient } from '../../nodes/Anycheck/transport/api/client';
import { download } from '../../nodes/Anycheck/transport/api/download';
import type { ApiRequest } from '../../nodes/Anycheck/transport/http/request';

/** A client for which each address leads on to the next one that is given, and the last has the file. */
function leadingTo(...locations: string[]) {
	const asked: string[] = [];
	const request = ({ path }: ApiRequest) => {
		asked.push(String(path));
		const location = locations[asked.length - 1];
		return Promise.resolve(location === undefined ? {} : { location });
	};
	// Following needs nothing else of a client.
	return { asked, client: { request } as unknown as ApiClient };
}

const follow = async (client: ApiClient, link: string) => {
	await download(client, link, () => Promise.resolve());
};

it.each([
	['https://a.test/1', ['https://b.test/2'], 'https://b.test/2'],
	['https://a.test/1', ['/2'], 'https://a.test/2'],
	['https://a.test/x/1', ['2?y=1'], 'https://a.test/x/2?y=1'],
	['https://a.test/1', ['//b.test/2'], 'https://b.test/2'],
	['http://a.test/1', ['http://b.test/2', 'https://c.test/3'], 'https://c.test/3'],
])('from %s by %j to %s', async (link, locations, last) => {
	const { asked, client } = leadingTo(...locations);

	await follow(client, link);

	expect(asked.at(-1)).toBe(last);
	expect(asked).toHaveLength(locations.length + 1);
});

it('never from a protected address to an unprotected one', async () => {
	const { asked, client } = leadingTo('https://b.test/2', 'http://b.test/3');

	await expect(follow(client, 'https://a.test/1')).rejects.toThrow(
		'The link to the file leads to an unprotected address',
	);
	expect(asked).toEqual(['https://a.test/1', 'https://b.test/2']);
});

it('not for ever', async () => {
	const { asked, client } = leadingTo(...Array<string>(50).fill('https://a.test/1'));

	await expect(follow(client, 'https://a.test/1')).rejects.toThrow(/leads in circles/);
	expect(asked).toHaveLength(4);
});

it.each([
	'',
	'report.pdf',
	'/files/1',
	'ftp://a.test/1',
	'file:///etc/passwd',
	'data:text/plain,x',
	'https://user@a.test/1',
	'https://user:hush@a.test/1',
])('not along "%s", and without repeating it', async (link) => {
	const { asked, client } = leadingTo();

	const failure: unknown = await follow(client, link).catch((error: unknown) => error);

	expect(failure).toBeInstanceOf(ItemError);
	expect(failure).toMatchObject({ message: expect.stringMatching(/cannot be used/) as string });
	expect(JSON.stringify(failure)).not.toContain('hush');
	expect(asked).toEqual([]);
});
