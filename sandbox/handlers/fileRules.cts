import { ApiProblem } from '../errors.cts';
import type { SandboxOptions } from '../options.cts';
import type { ReceivedFile } from './call.cts';

/** Refuses files that the options do not allow: empty ones, large ones, types. */
export function refuseFiles(files: ReceivedFile[], options: SandboxOptions): void {
	const { emptyFiles, maximumFileBytes, allowedFileTypes, tooLargeStatus } = options;
	if (emptyFiles === 'refuse') {
		const empty = files.find(({ bytes }) => bytes === 0);
		if (empty) refuse(empty, 'A file is empty', 'is empty');
	}
	if (maximumFileBytes !== null) {
		const large = files.find(({ bytes }) => bytes > maximumFileBytes);
		const complaint = `is larger than ${maximumFileBytes} bytes`;
		if (large) refuse(large, 'A file is too large', complaint, tooLargeStatus);
	}
	if (allowedFileTypes !== null) {
		const foreign = files.find(({ type }) => !allowedFileTypes.some((one) => covers(one, type)));
		if (foreign) refuse(foreign, 'A file has a type that is not allowed', 'has a wrong type');
	}
}

function refuse(file: ReceivedFile, message: string, complaint: string, status?: number): never {
	const fields = [{ field: file.field, message: `${file.name} ${complaint}` }];
	throw new ApiProblem('INVALID_REQUEST', message, fields, status);
}

/** `image/*` covers `image/png`. */
function covers(allowed: string, type: string): boolean {
	return allowed.endsWith('/*') ? type.startsWith(allowed.slice(0, -1)) : type === allowed;
}
