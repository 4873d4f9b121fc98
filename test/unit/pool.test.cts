import { setTimeout as wait } from 'node:timers/promises';
import { runPool } from '../../nodes/Anycheck/run/pool';

test('every index runs once, in order, never more than the size at a time', async () => {
	const started: number[] = [];
	let inFlight = 0;
	let most = 0;
	await runPool(
		50,
		() => 7,
		async (index) => {
			started.push(index);
			most = Math.max(most, ++inFlight);
			await wait(20 + (index % 3));
			inFlight--;
		},
		() => false,
	);
	expect(started).toEqual(Array.from({ length: 50 }, (_, index) => index));
	expect(most).toBe(7);
});

test('a slow one holds up nothing', async () => {
	const done: number[] = [];
	let release = () => {};
	const slow = new Promise<void>((resolve) => (release = resolve));
	await runPool(
		20,
		() => 2,
		async (index) => {
			if (index === 0) await slow;
			done.push(index);
			if (done.length === 19) release();
		},
		() => false,
	);
	expect(done.at(-1)).toBe(0);
	expect(done).toHaveLength(20);
});

test('once stopped nothing new is started, and what runs is waited for', async () => {
	const ended: number[] = [];
	let stopped = false;
	await runPool(
		20,
		() => 3,
		async (index) => {
			if (index === 4) stopped = true;
			await wait(5);
			ended.push(index);
		},
		() => stopped,
	);
	expect(ended.length).toBeGreaterThanOrEqual(5);
	expect(ended.length).toBeLessThanOrEqual(7);
	expect(ended).toContain(4);
});

test('nothing to do ends at once', async () => {
	await runPool(
		0,
		() => 10,
		() => Promise.reject(new Error('not to be called')),
		() => false,
	);
});

test('the capacity may grow and shrink on the way', async () => {
	let capacity = 1;
	let inFlight = 0;
	const seen: number[] = [];
	await runPool(
		40,
		() => capacity,
		async (index) => {
			seen.push(++inFlight);
			if (index === 5) capacity = 8;
			if (index === 25) capacity = 2;
			await wait(20);
			inFlight--;
		},
		() => false,
	);
	expect(Math.max(...seen.slice(0, 6))).toBe(1);
	expect(Math.max(...seen)).toBe(8);
	expect(Math.max(...seen.slice(-4))).toBeLessThanOrEqual(2);
});

test('between two looks at the sockets at most two begin', async () => {
	let begun = 0;
	const together: number[] = [];
	await runPool(
		9,
		() => 9,
		async () => {
			begun++;
			await wait(1);
		},
		() => false,
		async () => {
			together.push(begun);
			begun = 0;
			await wait(0);
		},
	);
	expect(together).toEqual([2, 2, 2, 2]);
});
