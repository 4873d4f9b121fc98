import { Workflow, type IDataObject, type INode, type INodeTypes } from 'n8n-workflow';
import { readDelivery } from '../../../../nodes/Anycheck/trigger/delivery';
import { deliveryKey, stateKey } from '../../../../nodes/Anycheck/trigger/deliveryKeys';
import { type Claim, SeenDeliveries } from '../../../../nodes/Anycheck/trigger/memory';
import type { JsonObject } from '../../../../nodes/Anycheck/json/objects';

/** What a call waits for: the database, the API. It takes a random while, so that calls overtake each other. */
export type Wait = () => Promise<void>;

/** Fetches the verification of a delivery; throws when the API does not answer. */
export type Fetch = (verificationId: string) => JsonObject;

const NODE: INode = {
	id: 'trigger',
	name: 'Anycheck Trigger',
	type: 'anycheckTrigger',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};
const WORKFLOW = { nodes: [], connections: {}, active: true, nodeTypes: {} as INodeTypes };

/**
 * A trigger in an n8n: each call loads its own copy of the static data, and writes it back as a whole when it has changed,
 * so that the last one to write wins.
 */
export class SimulatedTrigger {
	private database = '{}';
	private seen = new SeenDeliveries();
	/** Bodies that started an execution, in the order of the starts. */
	readonly started: string[] = [];
	writes = 0;

	constructor(
		private readonly wait: Wait,
		private readonly fetch: Fetch,
	) {}

	/** A new process with the same database. */
	restart(): void {
		this.seen = new SeenDeliveries();
	}

	/** Takes a request; the status of the answer. */
	async call(body: string): Promise<number> {
		await this.wait();
		const staticData = JSON.parse(this.database) as IDataObject;
		const workflow = new Workflow({ ...WORKFLOW, staticData });
		const status = await this.respond(body, workflow.getStaticData('node', NODE));
		await this.wait();
		if (workflow.staticData.__dataChanged === true) {
			this.database = JSON.stringify(workflow.staticData);
			this.writes++;
		}
		return status;
	}

	private async respond(body: string, stored: JsonObject): Promise<number> {
		const rawBody = Buffer.from(body);
		const delivery = readDelivery(rawBody);
		if (delivery.kind === 'unreadable') return 400;
		const claim = await this.seen.claim(deliveryKey(delivery), stored);
		if (claim === undefined) return 200;
		let state: Claim | undefined;
		try {
			await this.wait();
			const verification = this.fetch(delivery.verificationId ?? '');
			const key = stateKey(delivery, verification);
			state = key === undefined ? undefined : await this.seen.claim(key, stored);
			if (key !== undefined && state === undefined) return 200;
			this.started.push(body);
			claim.commit(stored);
			state?.commit(stored);
			return 200;
		} catch {
			return 502;
		} finally {
			claim.release();
			state?.release();
		}
	}
}
