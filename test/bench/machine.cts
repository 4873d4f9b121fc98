import { availableParallelism, cpus, totalmem } from 'node:os';
import { chosenN8n, NODE_VERSION } from '../../scripts/n8n/versions.cts';

/** What the numbers were measured on, as a line of text. */
export function describeMachine(): string {
	const gigabytes = (totalmem() / 1e9).toFixed(0);
	const model = cpus()[0]?.model.trim() ?? 'unknown processor';
	return [
		`${availableParallelism()} cores (${model})`,
		`${gigabytes} GB of memory`,
		`${process.platform} ${process.arch}`,
		`n8n ${chosenN8n()} on Node ${NODE_VERSION}, with SQLite`,
		`sandbox on Node ${process.versions.node}`,
	].join(', ');
}
