import { exactNumber } from '../../sandbox/index.cts';
import { pathOf, useSandbox } from './client.cts';
import { useReceiver } from './receiver.cts';
import { telling } from './told.cts';

const bench = useSandbox();
const receiver = useReceiver();
const { told, reach, set } = telling(bench, receiver);

const NUMBER = '123456789012345678';
const output = { no: exactNumber(NUMBER), text: NUMBER };
const WRITTEN = `"output":{"no":${NUMBER},"text":"${NUMBER}"}`;

test('a number that JavaScript cannot hold is answered and delivered digit by digit', async () => {
	set({ generation: 'legacy' });
	const verification = told({ output });

	await reach(verification, 'COMPLETED');
	const { data } = await bench.key.get<string>(pathOf(verification.id), { responseType: 'text' });

	expect(data).toContain(WRITTEN);
	expect(receiver.received[0]?.body.toString()).toContain(WRITTEN);
});
