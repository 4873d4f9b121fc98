// The messages that the pages of the operations name are those that the node really gives there.
import { resources } from '../../nodes/Anycheck/actions/index';
import { operationPath } from '../../scripts/docs/operation-page.cts';
import { documentationPages } from './support/docs/pages.cts';
import { otherMessages } from './support/docs/messages/others.cts';
import { verificationMessages } from './support/docs/messages/verification.cts';
import { useOperator } from './support/operate.cts';

const operator = useOperator();
const cases = [...verificationMessages, ...otherMessages];
const pages = new Map(documentationPages().map(({ path, text }) => [path, text]));

/** What a user may meet besides messages of this node; and one that has tests of its own. */
const NO_MESSAGES = [
	'Nothing comes out',
	'Force has no effect',
	'It goes on only when the time is up',
	'The workflow goes on without a result',
	'The link says _Invalid token_',
	'The link says that the execution has finished',
	'The page does not open',
	'AnyCheck does not accept this API key here',
];

const named = resources.flatMap((resource) =>
	resource.operations.flatMap((operation) => {
		const page = pages.get(operationPath(resource, operation)) ?? '';
		const [, part = ''] = page.split('\n## When something does not work\n');
		const [points = ''] = part.split('\n## ');
		const name = `${resource.option.value}: ${operation.option.value}`;
		return [...points.matchAll(/^- \*\*(.+?)\*\*/gm)].map(([, text = '']) => ({ name, text }));
	}),
);

it('says of every operation what can get in the way, and tries it', () => {
	const messages = named.filter(({ text }) => !NO_MESSAGES.includes(text));
	const tried = cases.map(({ name, message }) => `${name}: ${message}`);
	expect(messages.map(({ name, text }) => `${name}: ${text}`).sort()).toEqual(tried.sort());
});

it.each(cases)('$name: $message', async ({ name, message, parameters = {}, item, fault, path }) => {
	if (fault) operator.sandbox.faults.add({ match: { ...(path && { path }) }, fault });

	const { error } = await operator.run(name, parameters, item && [item]);

	const words = message.split('…').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
	expect(`${error?.message ?? ''}\n${error?.description ?? ''}`).toMatch(
		new RegExp(words.join('.+')),
	);
});
