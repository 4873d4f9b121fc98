import type { Verification } from '../../../sandbox/index.cts';
import { openCluster, type Cluster } from './cluster.cts';

let opened: Cluster | undefined;

/** The cluster that all parts of the suite share. */
export const cluster = {
	async open(): Promise<void> {
		opened = await openCluster('queue mode');
	},
	async close(): Promise<void> {
		await opened?.close();
	},
	get now(): Cluster {
		if (opened === undefined) throw new Error('The cluster is not open');
		return opened;
	},
};

/** A verification as the sandbox holds it: what adding it gives is a copy. */
export function recordOf(id: string): Verification {
	const record = cluster.now.sandbox.state.verifications.get(id);
	if (record === undefined) throw new Error(`The sandbox has no verification ${id}`);
	return record;
}
