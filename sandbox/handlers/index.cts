import { authenticationHandlers } from './authentication.cts';
import { bankStatementHandlers } from './bankStatements.cts';
import type { Handlers } from './call.cts';
import { fileHandlers } from './files.cts';
import { folderHandlers } from './folders.cts';
import { reviewHandlers } from './review.cts';
import { serviceHandlers } from './services.cts';
import { templateHandlers } from './templates.cts';
import { verificationHandlers } from './verifications.cts';

/** What is done for each operation of the OpenAPI document. */
export const handlers: Handlers = {
	...authenticationHandlers,
	...fileHandlers,
	...verificationHandlers,
	...reviewHandlers,
	...serviceHandlers,
	...folderHandlers,
	...templateHandlers,
	...bankStatementHandlers,
};
