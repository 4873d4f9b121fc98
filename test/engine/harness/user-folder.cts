// n8n-core reads N8N_USER_FOLDER while it loads and keeps a settings file there; this module must be loaded before it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const userFolder = mkdtempSync(join(tmpdir(), 'anycheck-engine-'));
process.env['N8N_USER_FOLDER'] = userFolder;
// The engine logs every failing node; tests look at the execution instead.
process.env['N8N_LOG_LEVEL'] = 'silent';

/** Removes the folder n8n-core was given; nothing in a finished run reads it again. */
export function removeUserFolder(): void {
	rmSync(userFolder, { recursive: true, force: true });
}
