import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import express, { type Request, type Response } from 'express';
import { WebhookContext } from 'n8n-core';
import {
	Workflow,
	type IDataObject,
	type INode,
	type INodeExecutionData,
	type IWebhookData,
} from 'n8n-workflow';
import { additionalData } from '../harness/additional-data.cts';
import { TestCredentialsHelper } from '../harness/credentials-helper.cts';
import type { Engine } from '../harness/index.cts';

/** When n8n answers a call that starts a workflow: before 2.8 ahead of the start, from then on after it. */
export type AnswersFrom = 'before the start' | 'after the start';

/**
 * A published workflow as n8n's `webhook-helpers` and `live-webhooks` run it: each call reads the static data from the
 * database, and the start of the execution wraps the same object anew, which forgets that it was changed.
 */
export class LiveTrigger {
	/** Items of the executions, in the order of their starts. */
	readonly started: INodeExecutionData[][] = [];
	/** The database keeps nothing, and no execution can be stored in it. */
	isDatabaseAway = false;
	/** What each start waits for; it fails when this does. */
	starting: () => Promise<void> = async () => {
		await turn();
	};
	private database: string | null = null;
	private underWay = 0;
	private readonly server;

	constructor(
		private readonly engine: Engine,
		private node: INode,
		private readonly answers: AnswersFrom,
	) {
		// n8n, too, keeps the bytes beside what they say.
		const verify = (request: object, _: unknown, rawBody: Buffer) => {
			Object.assign(request, { rawBody });
		};
		const call = async (request: Request, response: Response) => {
			this.underWay++;
			try {
				await this.call(request, response);
			} catch {
				if (!response.headersSent) response.status(500).json({ code: 0 });
			} finally {
				this.underWay--;
			}
		};
		this.server = express().use(express.json({ verify }), call).listen(0, '127.0.0.1');
	}

	/** A new process: its memory is told from that of the old one by the node's id. */
	restart(): void {
		this.node = { ...this.node, id: `${this.node.id} again` };
	}

	/** Posts a body; the status of the answer. */
	async post(body: object, signal: AbortSignal | null = null): Promise<number> {
		if (!this.server.listening) await once(this.server, 'listening');
		const { port } = this.server.address() as AddressInfo;
		const headers = { 'Content-Type': 'application/json' };
		const request = { method: 'POST', headers, body: JSON.stringify(body), signal };
		return (await fetch(`http://127.0.0.1:${port}/`, request)).status;
	}

	/** Waits for what n8n does after it has answered. */
	async settled(): Promise<void> {
		while (this.underWay > 0) await turn();
	}

	async close(): Promise<void> {
		const closed = once(this.server, 'close');
		this.server.close();
		this.server.closeAllConnections();
		await closed;
	}

	private async call(httpRequest: Request, httpResponse: Response): Promise<void> {
		const { credentialTypes, nodeTypes } = this.engine.package;
		const staticData = JSON.parse(this.database ?? 'null') as IDataObject | null;
		const load = () =>
			new Workflow({
				id: 'live-workflow',
				nodes: [this.node],
				connections: {},
				active: true,
				nodeTypes,
				...(staticData !== null && { staticData }),
			});
		const workflow = load();
		const helper = new TestCredentialsHelper(credentialTypes, this.engine.credentials);
		const additional = { ...additionalData(helper), httpRequest, httpResponse };
		const webhook = { webhookDescription: { name: 'default' } } as IWebhookData;
		const context = new WebhookContext(
			workflow,
			this.node,
			additional,
			'webhook',
			webhook,
			[],
			null,
		);
		const start = async (items: INodeExecutionData[]) => {
			await this.starting();
			if (this.isDatabaseAway) throw new Error('The database is away');
			load();
			this.started.push(items);
		};
		const type = nodeTypes.getByNameAndVersion(this.node.type, this.node.typeVersion);
		await workflow.expression.acquireIsolate();
		try {
			const result = (await type.webhook?.call(context)) ?? {};
			const [items] = result.workflowData ?? [];
			const isAnswered = result.noWebhookResponse === true;
			if (isAnswered) await this.save(workflow);
			if (this.answers === 'after the start' && items !== undefined) await start(items);
			if (!isAnswered) {
				const body: unknown = result.webhookResponse ?? { message: 'Workflow was started' };
				await this.save(workflow);
				httpResponse.json(body);
			}
			if (this.answers === 'before the start' && items !== undefined) await start(items);
		} finally {
			await workflow.expression.releaseIsolate();
		}
	}

	private async save({ staticData }: Workflow): Promise<void> {
		if (staticData['__dataChanged'] !== true) return;
		const text = JSON.stringify(staticData);
		await turn();
		if (this.isDatabaseAway) return;
		this.database = text;
		staticData['__dataChanged'] = false;
	}
}
