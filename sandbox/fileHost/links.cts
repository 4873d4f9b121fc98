import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** Makes links that hold for a while, and tells them from others. */
export class SignedLinks {
	private readonly key = randomBytes(32);

	constructor(private readonly origin: string) {}

	/** @param path below the origin, such as `/storage/a.pdf` */
	sign(path: string, seconds: number): string {
		const expires = Math.ceil(Date.now() / 1000 + seconds);
		return `${this.origin}${path}?X-Expires=${expires}&X-Signature=${this.signature(path, expires)}`;
	}

	holds({ pathname, searchParams }: URL): boolean {
		const expires = Number(searchParams.get('X-Expires'));
		const given = Buffer.from(searchParams.get('X-Signature') ?? '');
		const right = Buffer.from(this.signature(pathname, expires));
		const isSigned = given.length === right.length && timingSafeEqual(given, right);
		return isSigned && expires * 1000 > Date.now();
	}

	private signature(path: string, expires: number): string {
		return createHmac('sha256', this.key).update(`${path}\n${expires}`).digest('hex');
	}
}
