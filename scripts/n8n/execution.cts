import { parse } from 'flatted';
import { z } from 'zod';

const itemSchema = z
	.object({
		json: z.record(z.string(), z.unknown()),
		pairedItem: z.unknown().optional(),
		error: z.unknown().optional(),
	})
	.passthrough();

const errorSchema = z
	.object({ message: z.string(), description: z.string().nullish() })
	.passthrough();

const runSchema = z.object({
	executionStatus: z.string().optional(),
	executionTime: z.number().optional(),
	data: z
		.object({
			main: z.array(z.array(itemSchema).nullable()),
			/** What a tool has answered to the model. */
			ai_tool: z.array(z.array(itemSchema).nullable()),
		})
		.partial()
		.optional(),
	error: errorSchema.optional(),
});

// While an execution runs, most of this is missing.
const dataSchema = z
	.object({
		resultData: z
			.object({
				runData: z.record(z.string(), z.array(runSchema)).default({}),
				lastNodeExecuted: z.string().optional(),
				error: errorSchema.optional(),
			})
			.optional(),
	})
	.optional();

const storedSchema = z.object({
	id: z.coerce.string(),
	// n8n 1.123 leaves it out while it has only begun to store the execution.
	status: z.string().default('new'),
	startedAt: z.string().nullish(),
	stoppedAt: z.string().nullish(),
	data: z.string().optional(),
});

export type ExecutionItem = z.infer<typeof itemSchema>;

/** One execution as n8n stored it. */
export interface Execution {
	id: string;
	/** `success`, `error`, `running`, `waiting`, `canceled`, `crashed`, `new`. */
	status: string;
	/** Milliseconds from start to end; undefined while it runs. */
	milliseconds: number | undefined;
	/** What stopped the execution, for a person. */
	failure: string | undefined;
	/** Runs of each node, by name. */
	runs: Record<string, z.infer<typeof runSchema>[]>;
	/** The items of the last run of a node on one of its outputs. */
	items(node: string, output?: number): ExecutionItem[];
}

/** Reads an execution from n8n's REST answer, in which the data is text in the "flatted" format. */
export function readExecution(answer: unknown): Execution {
	const stored = storedSchema.parse(answer);
	const { startedAt, stoppedAt } = stored;
	const result =
		stored.data === undefined ? undefined : dataSchema.parse(parse(stored.data))?.resultData;
	const runs = result?.runData ?? {};
	return {
		id: stored.id,
		status: stored.status,
		milliseconds:
			startedAt && stoppedAt ? Date.parse(stoppedAt) - Date.parse(startedAt) : undefined,
		failure: describeFailure(result?.error, result?.lastNodeExecuted),
		runs,
		items: (node, output = 0) => runs[node]?.at(-1)?.data?.main?.[output] ?? [],
	};
}

function describeFailure(
	error: z.infer<typeof errorSchema> | undefined,
	node: string | undefined,
): string | undefined {
	if (error === undefined) return undefined;
	const description = error.description ? ` (${error.description})` : '';
	return `${node === undefined ? '' : `node "${node}": `}${error.message}${description}`;
}
