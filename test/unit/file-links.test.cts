// Which files a verification links to, and the fields they go into.
import { fileLinks } from '../../nodes/Anycheck/verification/fileLinks';

const A = 'https://files.example.test/a';
const B = 'https://files.example.test/b';
const C = 'https://files.example.test/c';

describe.each(['output', 'export'] as const)('%s', (kind) => {
	it('is the one link, for the named field', () => {
		expect(fileLinks({ [`${kind}_file_url`]: A }, kind, 'data')).toEqual([
			{ field: 'data', url: A },
		]);
	});

	it.each([null, undefined, '', 7, [A], { url: A }])('is none where the API says %j', (url) => {
		expect(fileLinks({ [`${kind}_file_url`]: url }, kind, 'data')).toEqual([]);
	});
});

describe('input', () => {
	const linksOf = (input_file_url: unknown) => fileLinks({ input_file_url }, 'input', 'data');

	it.each([
		[{ ktp_file: [A] }, [{ field: 'ktp_file', url: A }]],
		// Not documented, but what else could it mean.
		[{ ktp_file: A }, [{ field: 'ktp_file', url: A }]],
		[
			{ ktp_file: [A], bsa_file: [A, B] },
			[
				{ field: 'ktp_file', url: A },
				{ field: 'bsa_file_1', url: A },
				{ field: 'bsa_file_2', url: B },
			],
		],
		[{ ktp_file: [null, A, ''] }, [{ field: 'ktp_file', url: A }]],
		[
			{ a: [A, B], a_1: [C] },
			[
				{ field: 'a_2', url: A },
				{ field: 'a_3', url: B },
				{ field: 'a_1', url: C },
			],
		],
		[
			{ a_2: [A], a: [B, C], a_3: [] },
			[
				{ field: 'a_2', url: A },
				{ field: 'a_1', url: B },
				{ field: 'a_3', url: C },
			],
		],
		[{ ktp_file: [], selfie_file: null }, []],
		[{}, []],
		[null, []],
		[[A], []],
	])('of %j', (links, expected) => {
		expect(linksOf(links)).toEqual(expected);
	});
});
