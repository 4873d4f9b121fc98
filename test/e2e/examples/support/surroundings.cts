import { join } from 'node:path';
import { z } from 'zod';
import { authoritySchema } from '../../third-parties/authority.cts';

/** What the global setup tells the suites: the n8n they share, and where their stand-ins have to listen. */
export const surroundingsSchema = z.object({
	url: z.string(),
	filesFolder: z.string(),
	proxyPort: z.number(),
	mailPort: z.number(),
	authority: authoritySchema,
	ledgerFile: z.string(),
});
export type Surroundings = z.infer<typeof surroundingsSchema>;

/** Environment variable that holds the surroundings as JSON. */
export const SURROUNDINGS_VARIABLE = 'ANYCHECK_E2E_EXAMPLES';

/** The folders of one n8n below a folder of its own. */
export function foldersIn(folder: string): { userFolder: string; filesFolder: string } {
	return { userFolder: join(folder, 'n8n'), filesFolder: join(folder, 'files') };
}
