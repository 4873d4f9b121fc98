import { bankStatementCases } from './operation-cases/bank-statement.cts';
import type { OperationCase } from './operation-cases/case.cts';
import { fileCases } from './operation-cases/file.cts';
import { folderCases } from './operation-cases/folder.cts';
import { serviceCases } from './operation-cases/service.cts';
import { templateCases } from './operation-cases/template.cts';
import { verificationFileCases } from './operation-cases/verification-files.cts';
import { verificationCases } from './operation-cases/verification.cts';

/** Every operation of the node, as the tests that hold for all of them run it. */
export const operations: OperationCase[] = [
	...bankStatementCases,
	...fileCases,
	...folderCases,
	...serviceCases,
	...templateCases,
	...verificationCases,
	...verificationFileCases,
];
