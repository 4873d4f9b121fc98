import { z } from 'zod';
import { bytes, httpStatus } from './kinds.cts';

/** Spellings of the passwords' field: the guide's, the usual one of forms, and that of the generated sample. */
export const passwordSpellings = [
	'file_passwords',
	'file_passwords[]',
	'file_passwords[0]',
] as const;

/** Options about files: what is taken, and how they are served. */
export const fileOptions = {
	filesNeedAuthentication: z
		.boolean()
		.default(false)
		.describe('Whether files are served to authenticated requests only.'),
	filesHost: z
		.enum(['api', 'foreign'])
		.default('api')
		.describe('Whether links to files lead to the API itself or to a signed place elsewhere.'),
	filesRedirect: z
		.boolean()
		.default(false)
		.describe("Whether the API's own links redirect to that place."),
	fileLinkSeconds: z
		.number()
		.default(3600)
		.describe('Lifetime of a signed link; below 0 it has ended before it is given.'),
	maximumFileBytes: bytes
		.nullable()
		.default(null)
		.describe('Size above which a file is refused; null is without limit.'),
	tooLargeStatus: httpStatus
		.default(413)
		.describe('Status of that refusal, which otherwise is an INVALID_REQUEST.'),
	allowedFileTypes: z
		.array(z.string())
		.nullable()
		.default(null)
		.describe('Content types that are taken, such as application/pdf or image/*; null takes all.'),
	emptyFiles: z
		.enum(['refuse', 'accept'])
		.default('refuse')
		.describe('Whether files without content are refused.'),
	requireContentLength: z
		.boolean()
		.default(false)
		.describe('Whether bodies that do not tell their length (chunked) are refused, with 411.'),
	uploadedOrder: z
		.enum(['sent', 'reversed'])
		.default('sent')
		.describe('In which order the paths of several uploaded files are answered.'),
	passwordSpellings: z
		.array(z.enum(passwordSpellings))
		.default([...passwordSpellings])
		.describe('Spellings of the field with the passwords of files that are taken.'),
	keepFileBytes: bytes
		.default(1_048_576)
		.describe('Size up to which content is kept; of larger files only size and hash are.'),
};
