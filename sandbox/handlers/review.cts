import { ApiProblem } from '../errors.cts';
import type { BodyOf, Verification } from '../types.cts';
import type { Call, SomeHandlers } from './call.cts';
import { findVerification } from './find.cts';
import { shown } from './shown.cts';
import { written } from './written.cts';

/** The review: the operation that everything else is about. */
export const reviewHandlers: SomeHandlers<'updateVerification'> = {
	updateVerification(call) {
		const { core, path, body } = call;
		refuseKey(call);
		const verification = findVerification(core.state, path.id);
		refuseStatus(call, verification);
		refuseEmpty(call, body);
		const { updateTakesMs } = core.options;
		if (updateTakesMs > 0) {
			core.processing.after(updateTakesMs, () => {
				write(call, verification, body);
			});
		} else {
			write(call, verification, body);
		}
		return shown(verification, core);
	},
};

type Update = Call<'updateVerification'>;

function write(call: Update, verification: Verification, body: BodyOf<'updateVerification'>): void {
	const before = essence(verification);
	apply(call, verification, body);
	call.wrote(verification.id, {
		at: Date.now(),
		body,
		changed: essence(verification) !== before,
	});
}

function apply(
	{ core }: Update,
	verification: Verification,
	body: BodyOf<'updateVerification'>,
): void {
	verification.output = written(verification.output, body.output, core.options);
	verification.input_config = written(verification.input_config, body.configuration, core.options);
	// Before the status, of which others are told at once.
	verification.updated_at = later(verification.updated_at);
	if (body.verification_status) {
		core.state.setStatus(verification, body.verification_status, 'update');
	}
}

function refuseKey({ core, principal }: Update): void {
	if (principal?.kind === 'key' && !core.options.apiKeyMayUpdate) {
		throw new ApiProblem('FORBIDDEN', 'An API key may not update verifications');
	}
}

function refuseStatus({ core }: Update, { status }: Verification): void {
	if (core.options.unreviewableStatuses.includes(status)) {
		throw new ApiProblem('INVALID_REQUEST', `A verification that is ${status} cannot be modified`);
	}
}

function refuseEmpty({ core }: Update, body: BodyOf<'updateVerification'>): void {
	if (core.options.emptyUpdate === 'refuse' && Object.keys(body).length === 0) {
		const fields = [{ field: 'verification_status', message: 'is required without other fields' }];
		throw new ApiProblem('INVALID_REQUEST', 'Nothing to update', fields);
	}
}

/** What a write can change, in comparable form. */
function essence({ status, output, input_config }: Verification): string {
	return JSON.stringify([status, output, input_config]);
}

/** Now, but never the same instant twice, so that each update shows. */
function later(former: string): string {
	return new Date(Math.max(Date.now(), Date.parse(former) + 1)).toISOString();
}
