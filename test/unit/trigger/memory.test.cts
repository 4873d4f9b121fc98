import { memoryOf } from '../../../nodes/Anycheck/trigger/memory';

const fill = (prefix: string, count: number) => {
	for (let n = 0; n < count; n++) memoryOf(`${prefix} ${n}`);
};

test('a node has one memory, and no other node has it', () => {
	expect(memoryOf('workflow/node')).toBe(memoryOf('workflow/node'));
	expect(memoryOf('workflow/other')).not.toBe(memoryOf('workflow/node'));
});

test('of more than 100 nodes, the one used longest ago is forgotten', () => {
	const [used, idle] = [memoryOf('used'), memoryOf('idle')];
	fill('some', 98);
	expect(memoryOf('used')).toBe(used);
	fill('one more', 1);
	expect(memoryOf('used')).toBe(used);
	expect(memoryOf('idle')).not.toBe(idle);
});

test('a node with a delivery in progress is not', async () => {
	const busy = memoryOf('busy');
	const claim = await busy.seen.claim('a', {});
	fill('others', 200);
	expect(memoryOf('busy')).toBe(busy);
	claim?.release();
	fill('yet others', 200);
	expect(memoryOf('busy')).not.toBe(busy);
});
