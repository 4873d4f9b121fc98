/** What type a file has, where it is not said, or not as the standard says it. */

/** As servers and nodes write it when they do not know, or want a browser to save the file. */
const SAYS_NOTHING = /(^|\/)(x-)?(octet-stream|force-download|download|binary|unknown|\*)?$/;

const STANDARD: Readonly<Record<string, string>> = {
	'application/acrobat': 'application/pdf',
	'application/x-pdf': 'application/pdf',
	'image/jpg': 'image/jpeg',
	'image/pjpeg': 'image/jpeg',
	'image/x-ms-bmp': 'image/bmp',
	'image/x-png': 'image/png',
	'text/pdf': 'application/pdf',
};

const OFFICE = 'application/vnd.openxmlformats-officedocument';

const BY_ENDING = new Map([
	['bmp', 'image/bmp'],
	['csv', 'text/csv'],
	['doc', 'application/msword'],
	['docx', `${OFFICE}.wordprocessingml.document`],
	['gif', 'image/gif'],
	['heic', 'image/heic'],
	['heif', 'image/heif'],
	['jfif', 'image/jpeg'],
	['jpeg', 'image/jpeg'],
	['jpg', 'image/jpeg'],
	['pdf', 'application/pdf'],
	['png', 'image/png'],
	['tif', 'image/tiff'],
	['tiff', 'image/tiff'],
	['webp', 'image/webp'],
	['xls', 'application/vnd.ms-excel'],
	['xlsx', `${OFFICE}.spreadsheetml.sheet`],
]);

/** What files begin with, byte by byte as Latin 1. */
const BY_BEGINNING: ReadonlyArray<[beginning: RegExp, type: string]> = [
	[/^(\xef\xbb\xbf)?\s*%PDF-/, 'application/pdf'],
	[/^\xff\xd8\xff/, 'image/jpeg'],
	[/^\x89PNG\r\n/, 'image/png'],
	[/^GIF8[79]a/, 'image/gif'],
	[/^RIFF[^]{4}WEBP/, 'image/webp'],
	[/^(II\*\0|MM\0\*)/, 'image/tiff'],
	[/^[^]{4}ftyp(hei[cmsx]|hev[cmsx])/, 'image/heic'],
	[/^[^]{4}ftyp(mif1|msf1)/, 'image/heif'],
];

/** As many bytes tell the type. */
const TELLING_BYTES = 32;

/** The type as the standard writes it; empty where it says nothing. */
export function standardType(said: string): string {
	const [part = ''] = said.split(';');
	const type = part.trim().toLowerCase();
	if (SAYS_NOTHING.test(type)) return '';
	return Object.hasOwn(STANDARD, type) ? (STANDARD[type] ?? type) : type;
}

/** The type that the ending of a name stands for; empty where it is not known. */
export function typeOfName(name: string): string {
	return BY_ENDING.get(/\.([a-z\d]+)\s*$/i.exec(name)?.[1]?.toLowerCase() ?? '') ?? '';
}

/** The type of a file that begins so; empty where it is not known. */
export function typeOfContent(beginning: Uint8Array): string {
	const text = Buffer.from(beginning.subarray(0, TELLING_BYTES)).toString('latin1');
	return BY_BEGINNING.find(([begins]) => begins.test(text))?.[1] ?? '';
}
