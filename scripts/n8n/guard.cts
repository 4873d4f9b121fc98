// Loaded into the n8n process before n8n (Node 24 reads TypeScript itself). File descriptor 3 is a pipe from the process
// that started n8n. When that one dies, however it dies, the pipe closes, and n8n must not stay behind.
// An import would need compiling; this does not.
const { Socket } = process.getBuiltinModule('node:net');

const GRACE_MS = 15_000;

function stopEverything(): void {
	try {
		// n8n leads a process group of its own: its task runner goes with it.
		process.kill(-process.pid, 'SIGKILL');
	} catch {
		process.exit(1);
	}
}

const lifeline = new Socket({ fd: 3, readable: true, writable: false });
lifeline.on('close', () => {
	setTimeout(stopEverything, GRACE_MS).unref();
	process.kill(process.pid, 'SIGTERM');
});
lifeline.on('error', () => undefined);
lifeline.resume();
lifeline.unref();
