import { visible } from '../../json/text';

/** A reviewer who has proved who it is. */
export interface Person {
	/** How. A value of the output, so never renamed. */
	how: 'personal_code';
	name: string;
	/** Empty where it is not known. */
	email: string;
}

/** Tells a person from all others who may decide on the same page. */
export function personKey({ how, name, email }: Person): string {
	return JSON.stringify([how, folded(email || name)]);
}

/** A name or an email for comparing: as people see it, in whatever case. */
export function folded(text: string): string {
	return visible(text).replace(/ +/g, ' ').toLowerCase();
}

/** Whether it could be an email. */
export function isEmail(text: string): boolean {
	return /^[^\s@,;<>]+@[^\s@,;<>]+$/.test(text);
}
