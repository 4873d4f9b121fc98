import { ItemError } from '../../nodes/Anycheck/errors/itemError';
import { idFrom } from '../../nodes/Anycheck/verification/id';

const ID = '3c90c3cc-0d44-4b50-8888-8dd25736052a';
const OTHER = '0b8f6a52-6a0e-4a53-9d0c-5b1f5f6f0a01';

const read = (value: unknown) => idFrom(value, 'Verification', 'verification');

test.each([
	['an ID', ID],
	['an ID in capitals', ID.toUpperCase()],
	['an ID with spaces around it', `  ${ID}\n`],
	['an ID with characters around it that nobody sees', `\ufeff\u00a0${ID}\u200b\u2060`],
	['an ID with one inside', ID.replace('-', '-\u200b')],
	['a link with one', `\u200bhttps://api.anycheck.ai/verifications/\u00ad${ID}`],
	["the API's link", `https://api.anycheck.ai/verifications/${ID}`],
	['a link with a query', `https://app.example.com/verifications/${ID}?tab=output#top`],
	['a link with the ID as a query', `https://app.example.com/open?verification=${ID}`],
	['a link in which another ID comes first', `https://x.test/folders/${OTHER}/verifications/${ID}`],
	['a link in which another ID comes last', `https://x.test/verification/${ID}/files/${OTHER}`],
	['a link with a single ID somewhere', `https://x.test/review/${ID}/edit`],
])('%s is understood', (_, value) => {
	expect(read(value)).toBe(ID);
});

test.each([
	['nothing', ''],
	['null', null],
	['a number', 42],
	['a path out of the collection', `../folders/${ID}`],
	['a path behind the ID', `${ID}/retry`],
	['a query behind the ID', `${ID}?force=true`],
	['a fragment behind the ID', `${ID}#x`],
	['spaces inside', '3c90c3cc 0d44 4b50 8888 8dd25736052a'],
	['other letters', 'ǝc90c3cc-0d44-4b50-8888-8dd25736052a'],
	['a link without an ID', 'https://api.anycheck.ai/verifications/'],
	['a longer ID in a link', `https://api.anycheck.ai/verifications/${ID}0`],
	['another scheme', `javascript://x/verifications/${ID}`],
])('%s is refused', (_, value) => {
	expect(() => read(value)).toThrow(ItemError);
});

test.each([
	[42, 'a number'],
	[{ id: ID }, 'an object'],
	[[ID, OTHER], 'a list'],
	[true, 'true or false'],
])('%j is no empty field, but %s', (value, kind) => {
	try {
		read(value);
		throw new Error('was accepted');
	} catch (error) {
		expect(error).toMatchObject({
			message: "'Verification' is not a valid ID",
			description: expect.stringContaining(`but got ${kind}.`) as string,
		});
	}
});

test.each(['', ' ', '\u200b', '\ufeff \u00a0', null, undefined])(
	'%j is an empty field',
	(value) => {
		expect(() => read(value)).toThrow("'Verification' is empty");
	},
);

test('the refused value is not repeated: it may be personal data in the wrong field', () => {
	const value = '3174000000000001';
	try {
		read(value);
		throw new Error('was accepted');
	} catch (error) {
		expect(error).toBeInstanceOf(ItemError);
		expect(JSON.stringify(error)).not.toContain(value);
		expect(String(error)).not.toContain(value);
		expect((error as ItemError).description).toContain('text of 16 characters');
	}
});
