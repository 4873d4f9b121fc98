import { LIMIT_OPTIONS, limitsFrom } from '../../nodes/Anycheck/fields/options';
import { DEFAULT_LIMITS } from '../../nodes/Anycheck/transport/http/limits';

const limits = (options: unknown, items = 1000, version: 1 | 2 = 1) =>
	limitsFrom(
		{
			value: (name) => (name === (version === 1 ? 'options' : 'tuning') ? options : undefined),
			text: () => '',
			flag: () => false,
			located: () => undefined,
		},
		items,
	);

test.each([undefined, null, {}, [], 'text'])('with the options %j it is the default', (options) => {
	expect(limits(options)).toEqual({ ...DEFAULT_LIMITS, retryBudget: 1050 });
});

test('the editor shows what is done without options', () => {
	const shown = Object.fromEntries(LIMIT_OPTIONS.map(({ name, default: value }) => [name, value]));
	expect(limits(shown)).toEqual(limits({}));
});

test('all of them can be chosen', () => {
	expect(
		limits({ itemsAtATime: 3, maxTries: 4, giveUpAfter: 5, retryBudget: 6, timeout: 7 }, 10),
	).toEqual({ inFlight: 3, tries: 4, giveUpAfterMs: 5000, retryBudget: 16, timeoutMs: 7000 });
});

test('in version 2 of the node they are settings of their own', () => {
	expect(limits({ maxTries: 3 }, 1000, 2)).toMatchObject({ tries: 3 });
});

test.each([
	[{ itemsAtATime: 0 }, { inFlight: 1 }],
	[{ itemsAtATime: -5 }, { inFlight: 1 }],
	[{ itemsAtATime: 1e9 }, { inFlight: 100 }],
	[{ itemsAtATime: 2.9 }, { inFlight: 2 }],
	[{ itemsAtATime: '8' }, { inFlight: 8 }],
	[{ maxTries: 0 }, { tries: 1 }],
	[{ maxTries: 1000 }, { tries: 50 }],
	[{ giveUpAfter: 0 }, { giveUpAfterMs: 0 }],
	[{ giveUpAfter: -1 }, { giveUpAfterMs: 0 }],
	[{ giveUpAfter: 1e9 }, { giveUpAfterMs: 3_600_000 }],
	[{ retryBudget: 0 }, { retryBudget: 1000 }],
	[{ retryBudget: -1 }, { retryBudget: 1000 }],
	[{ timeout: 0 }, { timeoutMs: 1000 }],
	[{ timeout: 1e9 }, { timeoutMs: 3_600_000 }],
])('%j is bounded to %j', (options, expected) => {
	expect(limits(options)).toMatchObject(expected);
});

test.each([
	[{ itemsAtATime: 'many' }, "The option 'Items at a Time'"],
	[{ itemsAtATime: Number.NaN }, "The option 'Items at a Time'"],
	[{ itemsAtATime: '' }, "The option 'Items at a Time'"],
	[{ itemsAtATime: true }, "The option 'Items at a Time'"],
	[{ giveUpAfter: ' ' }, "The option 'Give Up After (Seconds)'"],
	[{ itemsAtATime: '0x1F' }, "The option 'Items at a Time'"],
	[{ maxTries: [] }, "The option 'Max Tries'"],
	[{ retryBudget: null }, "The option 'Retry Budget'"],
	[{ timeout: undefined }, "The option 'Timeout (Seconds)'"],
])('%j is not understood', (options, what) => {
	expect(() => limits(options)).toThrow(`${what} has a value that is not understood`);
});
