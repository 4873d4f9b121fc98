import { ApiProblem } from '../errors.cts';
import {
	bankStatementHeaders,
	confidenceSummary,
	merchantAnalysis,
} from '../state/bankStatements.cts';
import { services } from '../state/services.cts';
import type { State } from '../state/state.cts';
import type { Verification } from '../types.cts';
import type { SomeHandlers } from './call.cts';
import { findVerification } from './find.cts';

/** Operations of the tag Bank Statements. */
export const bankStatementHandlers: SomeHandlers<
	'getBankStatementHeader' | 'getConfidenceSummary' | 'getMerchantAnalysis'
> = {
	getBankStatementHeader({ core, path }) {
		const { id } = findAnalysed(core.state, path.id);
		const wanted = path.header_id.toLowerCase();
		const header = bankStatementHeaders(id).find((known) => known.id === wanted);
		if (!header) throw new ApiProblem('NOT_FOUND', 'There is no such header');
		return header;
	},

	getConfidenceSummary({ core, path, query }) {
		const { id, input_config } = findAnalysed(core.state, path.id);
		const file = input_config.files?.['bsa_file']?.[query.file_index];
		if (file === undefined) throw new ApiProblem('NOT_FOUND', 'There is no file with this index');
		return confidenceSummary(id, file);
	},

	getMerchantAnalysis: ({ core, path }) => merchantAnalysis(findAnalysed(core.state, path.id).id),
};

/** The documentation says to read analyses after COMPLETED; what comes before that is not documented. */
function findAnalysed(state: State, id: string): Verification {
	const verification = findVerification(state, id);
	const analysed =
		verification.service.id === services.bankStatement.id && verification.status === 'COMPLETED';
	if (!analysed) throw new ApiProblem('NOT_FOUND', 'There is no analysis of this verification');
	return verification;
}
