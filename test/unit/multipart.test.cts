// A form with files: what the library below n8n needs to see in it, and that no file is opened before it is sent.
import { MultipartForm, type UploadFile } from '../../nodes/Anycheck/transport/http/multipart';

function file(name: string) {
	const opened = { times: 0 };
	async function* stream() {
		opened.times++;
		yield await Promise.resolve(Buffer.from(name));
	}
	const upload: UploadFile = { name, type: 'text/plain', size: name.length, stream };
	return { upload, opened };
}

it('passes for a form of the web', () => {
	const form = new MultipartForm([]);

	expect(Object.prototype.toString.call(form)).toBe('[object FormData]');
	expect(typeof form.append).toBe('function');
});

it('holds its fields in the order given, repeated ones too', () => {
	const { upload } = file('a');
	const form = new MultipartForm([['files', upload]]);
	form.append('file_passwords', '');
	form.append('files', upload);

	const expected = [
		['files', upload],
		['file_passwords', ''],
		['files', upload],
	];
	expect([...form]).toEqual(expected);
	expect([...form.entries()]).toEqual(expected);
});

it('opens no file by being made or looked at', () => {
	const { upload, opened } = file('a');

	expect([...new MultipartForm([['files', upload]])]).toHaveLength(1);
	expect(opened.times).toBe(0);
});

it('leaves the list it is made from alone', () => {
	const parts = [['a', 'b']] as const;
	new MultipartForm(parts).append('c', 'd');

	expect(parts).toEqual([['a', 'b']]);
});
