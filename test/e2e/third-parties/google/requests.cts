import { z } from 'zod';

// What n8n's Google Sheets node sends, as Google documents it.
export const none = z.undefined();
export const anything = z.object({}).passthrough();
const cell = z.union([z.string().max(50_000), z.number(), z.boolean(), z.null()]);
const values = z.array(z.array(cell));
const renderOption = z.enum(['FORMATTED_VALUE', 'UNFORMATTED_VALUE', 'FORMULA']);
const inputOption = z.enum(['RAW', 'USER_ENTERED']);
export const readQuery = z
	.object({ valueRenderOption: renderOption, dateTimeRenderOption: z.string().optional() })
	.strict();
export const valueRange = z.object({ range: z.string(), values }).strict();
export const batch = z
	.object({ valueInputOption: inputOption, data: z.array(valueRange).min(1) })
	.strict();
const appendDimension = z.object({
	sheetId: z.number(),
	dimension: z.enum(['ROWS', 'COLUMNS']),
	length: z.number().int().positive(),
});
export const structure = z.object({
	requests: z.array(z.object({ appendDimension }).strict()).min(1),
});

/** Whether Google would make a formula of a value that is sent as if somebody had typed it. */
export function isFormula(value: unknown): boolean {
	return typeof value === 'string' && /^[=+]/.test(value);
}
