// Loaded before the tests in the oldest n8n: it starts a timer that would keep the process of the tests alive. Newer ones
// let go of it themselves.
const start = globalThis.setInterval;
Reflect.set(globalThis, 'setInterval', (...timer: Parameters<typeof start>) =>
	start(...timer).unref(),
);
