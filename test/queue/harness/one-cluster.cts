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
