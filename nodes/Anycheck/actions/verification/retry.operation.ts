import { retryVerification } from '../../transport/api/verifications';
import { optionsOf } from '../../fields/options';
import { choice, choiceOption } from '../../fields/values';
import { outputFields } from '../../fields/output';
import { VERIFICATION_OUTPUT } from '../../fields/outputShapes';
import { pickedVerification, VERIFICATION_PICKER } from '../../fields/pickers';
import type { Operation } from '../../run/operation';
/** `POST /verifications/{id}/retry`. */
export const retry: Operation = {
	option: {
		name: 'Retry',
		value: 'retry',
		action: 'Retry verification',
		description: 'Run a failed or completed verification again with the same configuration',
	},
	calls: ['retryVerification', 'getVerification'],
	fields: [
		...VERIFICATION_PICKER,
		{
			displayName: 'Force',
			name: 'force',
			type: 'boolean',
			default: false,
			description:
				"Whether to run it again even if its status doesn't call for it. AnyCheck doesn't document whether that costs credits again.",
		},
		...outputFields(VERIFICATION_OUTPUT, [
			{
				displayName: 'Send Force In',
				name: 'sendForceIn',
				type: 'options',
				default: 'query',
				description: "Where AnyCheck expects 'Force'. Its documentation doesn't say.",
				options: [
					{
						name: 'Web Address',
						value: 'query',
						description: 'In the query, as its documentation suggests',
					},
					{
						name: 'Request Content',
						value: 'body',
						description: 'In the body, if the web address has no effect',
					},
				],
			},
		]),
	],
	output: VERIFICATION_OUTPUT,
	async run({ parameters, client }) {
		const id = pickedVerification(parameters);
		const place = choiceOption(optionsOf(parameters), 'sendForceIn', 'Send Force In', [
			'query',
			'body',
		]);
		const answer = choice(String(parameters.value('force')), "'Force'", ['true', 'false']);
		const force = answer === 'true' && { [place]: { force: true } };
		const task = async () => await retryVerification(client, id, force || {});
		return [{ resource: await client.runExclusive(id, task) }];
	},
};
