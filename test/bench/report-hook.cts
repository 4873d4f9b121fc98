// Loaded by n8n itself (EXTERNAL_HOOK_FILES; its Node reads TypeScript). After each execution it writes down, from the
// execution's own data, how long each node took: so nothing has to be saved in n8n's database, or asked for meanwhile.
import type { IRun } from 'n8n-workflow';

const { appendFileSync } = process.getBuiltinModule('node:fs');

function postExecute(run: IRun | undefined): void {
	const file = process.env['BENCH_REPORT_FILE'];
	if (run === undefined || file === undefined) return;
	const { runData, error } = run.data.resultData;
	const milliseconds = Object.fromEntries(
		Object.entries(runData).map(([node, runs]) => [node, runs[0]?.executionTime]),
	);
	const report = { status: run.status, failure: error?.message, milliseconds };
	appendFileSync(file, `${JSON.stringify(report)}\n`);
}

module.exports = { workflow: { postExecute: [postExecute] } };
