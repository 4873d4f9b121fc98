import { SeenDeliveries } from './duplicates';
import { NewestChanges } from './order';

/** What this process remembers of the deliveries to one trigger node. */
export interface TriggerMemory {
	seen: SeenDeliveries;
	newest: NewestChanges;
}

const memories = new Map<string, TriggerMemory>();
const MAX_MEMORIES = 100;

/**
 * The memory of a trigger node. Of more than 100 nodes the one used longest ago is forgotten, unless a delivery to it is in
 * progress; what it stored is read again when it is next used.
 *
 * @param node what tells the node from all others on this n8n, e.g. workflow id and node id
 */
export function memoryOf(node: string): TriggerMemory {
	const memory = memories.get(node) ?? {
		seen: new SeenDeliveries(),
		newest: new NewestChanges(),
	};
	memories.delete(node);
	memories.set(node, memory);
	for (const [oldest, { seen }] of memories) {
		if (memories.size <= MAX_MEMORIES) break;
		if (oldest !== node && !seen.isBusy) memories.delete(oldest);
	}
	return memory;
}
