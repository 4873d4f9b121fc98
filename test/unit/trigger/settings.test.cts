import type { IWebhookFunctions } from 'n8n-workflow';
import { triggerSettings } from '../../../nodes/Anycheck/trigger/settings';

/** The settings of a trigger with this maximal age; the other fields as in a new node. */
function settings(maxAge: unknown) {
	const values: Record<string, unknown> = { triggerOn: ['NEED_REVIEW'], options: { maxAge } };
	const context: Pick<IWebhookFunctions, 'getNodeParameter'> = {
		getNodeParameter: (name: string) => values[name] as never,
	};
	return triggerSettings(context as IWebhookFunctions);
}

test.each([
	[3, 3],
	['10', 10],
	[0, 1],
	[1e9, 1440],
])('signatures are good for %j minutes, within the bounds of the editor: %i', (given, minutes) => {
	expect(settings(given).toleranceMs).toBe(minutes * 60_000);
});

test.each([undefined, null, '', 'long', [], {}])(
	'a maximal age of %j is not understood',
	(given) => {
		expect(() => settings(given)).toThrow(
			"The option 'Max Age (Minutes)' has a value that is not understood",
		);
	},
);
