import { parseArgs } from 'node:util';
import { HumanError, explain } from '../n8n/human-error.cts';

/** What `npm start --` may be followed by. */
export interface StartOptions {
	/** End after the table. */
	once: boolean;
	/** Throw away the n8n of the last start with everything built in it. */
	fresh: boolean;
	port: number;
}

export const USAGE = `npm start [-- options]
  --once         run the example, print the table and end
  --fresh        begin with an empty n8n (else workflows built in it are kept between starts)
  --port <port>  port of the editor (5678; when that is busy, any free one)`;

export function readOptions(args: string[]): StartOptions {
	try {
		const { values } = parseArgs({
			args,
			options: {
				once: { type: 'boolean', default: false },
				fresh: { type: 'boolean', default: false },
				port: { type: 'string', default: '5678' },
			},
		});
		const port = Number(values.port);
		if (!Number.isInteger(port) || port < 1 || port > 65_535)
			throw new Error(`No port: ${values.port}`);
		return { once: values.once, fresh: values.fresh, port };
	} catch (error) {
		throw new HumanError(`${explain(error)}\n\n${USAGE}`);
	}
}
