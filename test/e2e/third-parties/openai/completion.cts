/** What a model answers: text, or calls of tools. Arguments that are text are sent as they are, JSON or not. */
export type ModelReply = { text: string } | { calls: readonly ToolCall[] };

export interface ToolCall {
	name: string;
	arguments: Readonly<Record<string, unknown>> | string;
}

/** A chat completion as OpenAI answers it. @param serial makes its ids differ from those of others */
export function completionOf(model: string, serial: number, reply: ModelReply): object {
	const message =
		'text' in reply
			? { content: reply.text }
			: {
					content: null,
					tool_calls: reply.calls.map(({ name, arguments: given }, index) => ({
						id: `call_${serial}_${index}`,
						type: 'function',
						function: {
							name,
							arguments: typeof given === 'string' ? given : JSON.stringify(given),
						},
					})),
				};
	const finish_reason = 'text' in reply ? 'stop' : 'tool_calls';
	return {
		id: `chatcmpl-${serial}`,
		object: 'chat.completion',
		created: 1_700_000_000 + serial,
		model,
		choices: [
			{
				index: 0,
				message: { role: 'assistant', refusal: null, ...message },
				logprobs: null,
				finish_reason,
			},
		],
		usage: { prompt_tokens: 100, completion_tokens: 20, total_tokens: 120 },
	};
}
