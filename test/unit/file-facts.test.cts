// The name and type of a downloaded file: what the server says, never more than a name.
import { fileFacts } from '../../nodes/Anycheck/transport/http/fileFacts';
import { typeOfContent } from '../../nodes/Anycheck/transport/http/fileTypes';

const URL = 'https://files.example.test/a/b/report%20of%20May.pdf?X-Signature=1/2';

const nameBy = (disposition: string, url = URL) =>
	fileFacts({ 'content-disposition': disposition }, url).name;

describe('the name', () => {
	it.each([
		['attachment; filename=plain.pdf', 'plain.pdf'],
		['attachment; filename="a;b.pdf"', 'a;b.pdf'],
		['attachment; filename="say \\"hi\\".pdf"', 'say "hi".pdf'],
		['attachment; FILENAME = "Upper.PDF"', 'Upper.PDF'],
		['inline; filename="x.pdf"; size=3', 'x.pdf'],
		["attachment; filename*=UTF-8''na%C3%AFve%20one.pdf", 'naïve one.pdf'],
		["attachment; filename*=utf-8'id'kartu%20%E2%9C%93.pdf", 'kartu ✓.pdf'],
		["attachment; filename*=ISO-8859-1''na%EFve.pdf", 'naïve.pdf'],
		['attachment; filename="ascii.pdf"; filename*=UTF-8\'\'%C3%A9.pdf', 'é.pdf'],
		['attachment; filename*=UTF-8\'\'%C3%A9.pdf; filename="ascii.pdf"', 'é.pdf'],
		// Letters that nobody sees, of which some turn the end of the name round.
		["attachment; filename*=UTF-8''exe%E2%80%AEfdp.pdf", 'exefdp.pdf'],
		["attachment; filename*=UTF-8''%EF%BB%BFa%E2%80%8B%C2%ADb%E2%81%A6.pdf", 'ab.pdf'],
		// Broken, yet readable.
		["attachment; filename*=UTF-8''%FF.pdf", '%FF.pdf'],
		['attachment; filename*="UTF-8\'\'quoted.pdf"', 'quoted.pdf'],
		// As it reaches us when the server has written UTF-8.
		[Buffer.from('attachment; filename="é.pdf"').toString('latin1'), 'é.pdf'],
		['attachment; filename="na\u00efve.pdf"', 'naïve.pdf'],
	])('is read from %s', (disposition, name) => {
		expect(nameBy(disposition)).toBe(name);
	});

	it.each([
		['nothing', ''],
		['an empty name', 'attachment; filename=""'],
		['another field', 'attachment; xfilename="no.pdf"; name="no.pdf"'],
		['dots', 'attachment; filename=".."'],
		['a path without an end', 'attachment; filename="a/b/"'],
	])('is the end of the address for %s', (_, disposition) => {
		expect(nameBy(disposition)).toBe('report of May.pdf');
	});

	it.each([
		'attachment; filename="../../x.pdf"',
		'attachment; filename="/etc/x.pdf"',
		'attachment; filename="C:\\\\Users\\\\x.pdf"',
		'attachment; filename=..\\..\\x.pdf',
		"attachment; filename*=UTF-8''..%2F..%2Fx.pdf",
		"attachment; filename*=UTF-8''a%0A..%2Fx.pdf",
		"attachment; filename*=UTF-8''..%5C%00x.pdf",
	])('leads to no other folder: %s', (disposition) => {
		expect(nameBy(disposition)).toBe('x.pdf');
	});

	it.each([
		['https://files.example.test/', 'file'],
		['https://files.example.test/a/..%2F..%2Fx', 'x'],
		['https://files.example.test/%FF', '%FF'],
		['files/88888888', '88888888'],
	])('of %s is %s', (url, name) => {
		expect(nameBy('', url)).toBe(name);
	});
});

describe('the type', () => {
	it.each([
		['application/pdf', 'application/pdf'],
		['text/csv; charset=utf-8', 'text/csv'],
		[' image/png ;q=1', 'image/png'],
		['image/jpg', 'image/jpeg'],
		['Image/PJPEG', 'image/jpeg'],
		['application/x-pdf; x=1', 'application/pdf'],
		['toString', 'tostring'],
	])('of %j is %j', (header, type) => {
		expect(fileFacts({ 'content-type': header }, URL).type).toBe(type);
	});

	describe.each([
		'application/octet-stream',
		'binary/octet-stream',
		'APPLICATION/OCTET-STREAM; charset=x',
		'application/force-download',
		'application/x-download',
		'*/*',
		'',
		undefined,
		['text/csv'],
	])('where %j says nothing', (header) => {
		it.each([
			['a.PDF', 'application/pdf'],
			['a.b.jpg', 'image/jpeg'],
			['a.heic', 'image/heic'],
			['a.xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
			['a.constructor', ''],
			['pdf', ''],
		])('is that of the name %s: %s', (name, type) => {
			const disposition = `attachment; filename="${name}"`;
			const headers = { 'content-type': header, 'content-disposition': disposition };
			expect(fileFacts(headers, 'https://files.example.test/x').type).toBe(type);
		});
	});

	it.each([
		['%PDF-1.7', 'application/pdf'],
		['\xef\xbb\xbf\n%PDF-1.7', 'application/pdf'],
		['\xff\xd8\xff\xe0', 'image/jpeg'],
		['\x89PNG\r\n\x1a\n', 'image/png'],
		['GIF89a', 'image/gif'],
		['RIFF\n\r\0\0WEBPVP8 ', 'image/webp'],
		['II*\0', 'image/tiff'],
		['\0\0\0\x18ftypheic', 'image/heic'],
		['\0\0\0\x18ftypmif1', 'image/heif'],
		['\0\0\0\x18ftypisom', ''],
		['', ''],
		['x%PDF-', ''],
	])('of a file that begins with %j is %j', (beginning, type) => {
		expect(typeOfContent(Buffer.from(beginning, 'latin1'))).toBe(type);
	});
});
