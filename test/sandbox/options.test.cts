import { help } from '../../sandbox/help.cts';
import { optionsChange } from '../../sandbox/controlOptions.cts';
import { defaultOptions } from '../../sandbox/options.cts';
import { startSandbox } from '../../sandbox/index.cts';

test.each([
	[{ nonsense: 1 }, 'There is no option nonsense'],
	[{ webhooks: { nonsense: 1 } }, 'There is no option webhooks.nonsense'],
	[{ errorStatuses: { NOT_FOUNT: 404 } }, 'There is no option errorStatuses.NOT_FOUNT'],
	[{ updateSemantics: 'mix' }, 'The option updateSemantics has a wrong value'],
	[{ delayMs: null }, 'The option delayMs has a wrong value'],
	[{ webhooks: { copies: -1 } }, 'The option webhooks.copies has a wrong value'],
	[{ webhooks: { fields: { id: 'secret' } } }, 'The option webhooks.fields.id has a wrong value'],
	[{ webhooks: 1 }, 'The option webhooks has a wrong value'],
	[{ webhooks: { signatureHeader: 'a b' } }, 'signatureHeader has a wrong value'],
	[{ unreviewableStatuses: ['DONE'] }, 'The option unreviewableStatuses.0 has a wrong value'],
	[[], 'Options must be a JSON object'],
	[null, 'Options must be a JSON object'],
])('%j is refused', (change, message) => {
	expect(() => optionsChange(defaultOptions(), change)).toThrow(message);
});

test('of a group only what is given changes, everything else is replaced', () => {
	const once = optionsChange(defaultOptions(), {
		webhooks: { copies: 2, fields: { id: 'id' } },
		errorStatuses: { NOT_FOUND: 410 },
		processingMs: 5,
	});
	const twice = optionsChange(once, { webhooks: { delayMs: 7 }, processingMs: null });
	const { webhooks, errorStatuses, ...others } = defaultOptions();
	expect(twice).toEqual({
		...others,
		webhooks: { ...webhooks, copies: 2, fields: { id: 'id' }, delayMs: 7 },
		errorStatuses: { ...errorStatuses, NOT_FOUND: 410 },
	});
});

test('a start takes part of a group, refuses nonsense, and a reset brings the first ones back', async () => {
	await expect(startSandbox({ delayMs: -1 })).rejects.toThrow('delayMs');
	const sandbox = await startSandbox({ webhooks: { copies: 2 } });
	try {
		expect(sandbox.options.webhooks).toMatchObject({ copies: 2, delayMs: 0 });
		sandbox.options.webhooks.copies = 3;
		sandbox.options.webhooks.fields['x'] = 'id';
		sandbox.reset();
		expect(sandbox.options.webhooks).toEqual({ ...defaultOptions().webhooks, copies: 2 });
	} finally {
		await sandbox.close();
	}
});

test('the help tells every option, with its meaning', () => {
	const text = help();
	const { webhooks, ...others } = defaultOptions();
	for (const name of [...Object.keys(webhooks), ...Object.keys(others)]) {
		if (name !== 'webhooks') expect(text).toMatch(new RegExp(`^  ${name} = .+\n      \\w.+`, 'm'));
	}
});
