import { createServer } from 'node:net';

/** A port of 127.0.0.1 that is free now; `preferred` if that one is. 0 asks the system for any. */
export async function freePort(preferred = 0): Promise<number> {
	return await new Promise<number>((resolve, reject) => {
		const probe = createServer();
		probe.on('error', (error) => {
			if (preferred === 0) reject(error);
			else freePort().then(resolve, reject);
		});
		probe.listen(preferred, '127.0.0.1', () => {
			const address = probe.address();
			probe.close(() => {
				if (address === null || typeof address === 'string') reject(new Error('No TCP address'));
				else resolve(address.port);
			});
		});
	});
}
