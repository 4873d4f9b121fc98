/** The owner of every n8n that is started here. It listens on 127.0.0.1 only and holds sandbox data only. */
export const OWNER = {
	email: 'demo@example.test',
	password: 'Anycheck-demo-1',
	firstName: 'Demo',
	lastName: 'Owner',
} as const;
