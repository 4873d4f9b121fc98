import { uuidOf } from './ids.cts';

/** Someone who can log in. */
export interface User {
	id: string;
	email: string;
	password: string;
	name: string;
	role: 'ORGANIZATION_OWNER' | 'GROUP_USER';
}

/** A key for programs. */
export interface ApiKey {
	key: string;
	name: string;
	expired: boolean;
}

// One word for all, because nothing here is secret: the sandbox answers on this machine only.
export const demoPassword = 'sandbox-password';

/** Invented users. */
export function demoUsers(): User[] {
	return [
		{ email: 'reviewer@example.test', name: 'Rani Peninjau', role: 'GROUP_USER' as const },
		{ email: 'second.reviewer@example.test', name: 'Tono Peninjau', role: 'GROUP_USER' as const },
		{ email: 'owner@example.test', name: 'Wati Pemilik', role: 'ORGANIZATION_OWNER' as const },
	].map((user) => ({ id: uuidOf(`user ${user.email}`), password: demoPassword, ...user }));
}

/** One key that works and one that has expired. */
export function demoKeys(): ApiKey[] {
	return [
		{ key: 'sandbox-key', name: 'Integration', expired: false },
		{ key: 'sandbox-key-expired', name: 'Integration of last year', expired: true },
	];
}
