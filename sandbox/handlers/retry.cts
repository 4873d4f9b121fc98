import { ApiProblem } from '../errors.cts';
import type { Verification } from '../types.cts';
import type { Call, Handler } from './call.cts';
import { findVerification } from './find.cts';
import { shown } from './shown.cts';

/** What a run has brought about, and the next one begins without. */
const nothing = {
	start_date: null,
	end_date: null,
	execution_time: 0,
	output: {},
	output_status: null,
	output_file_url: null,
	export_file_url: null,
} satisfies Partial<Verification>;

/** Puts a verification into the queue again. */
export const retryVerification: Handler<'retryVerification'> = (call) => {
	const { core, path } = call;
	const verification = findVerification(core.state, path.id);
	if (!isForced(call) && !core.options.retryableStatuses.includes(verification.status)) {
		throw new ApiProblem(
			'INVALID_REQUEST',
			`A verification that is ${verification.status} needs force`,
		);
	}
	Object.assign(verification, structuredClone(nothing));
	verification.updated_at = new Date().toISOString();
	core.state.setStatus(verification, 'IN_QUEUE');
	core.processing.start(core.state, verification);
	call.applied();
	return shown(verification, core);
};

function isForced({ core, query, rawBody }: Call<'retryVerification'>): boolean {
	const { forceIn } = core.options;
	const inQuery = query.force === true;
	const inBody =
		typeof rawBody === 'object' && rawBody !== null && Reflect.get(rawBody, 'force') === true;
	return (forceIn !== 'body' && inQuery) || (forceIn !== 'query' && inBody);
}
