import axios from 'axios';

/** Who may use a form. */
export const FORM_LOGIN = { username: 'tim-operasional', password: 'stand-in' };

/** A form as a browser sends it: fields in the form's order, files as name and content. */
export type FormFields = readonly (string | { fileName: string; content: string | Buffer })[];

/** Fills in and sends an n8n form. @returns the status of n8n's answer */
export async function submitForm(url: string, fields: FormFields): Promise<number> {
	const form = new FormData();
	fields.forEach((field, index) => {
		const name = `field-${index}`;
		if (typeof field === 'string') form.append(name, field);
		else form.append(name, new Blob([field.content]), field.fileName);
	});
	const answer = await axios.post(url, form, {
		auth: FORM_LOGIN,
		proxy: false,
		validateStatus: () => true,
	});
	return answer.status;
}

/** Opens a link of a mail as a person's browser does. @returns the page */
export async function openLink(url: string): Promise<string> {
	const headers = { 'User-Agent': 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0' };
	const answer = await axios.get<string>(url, { headers, proxy: false, responseType: 'text' });
	return answer.data;
}
