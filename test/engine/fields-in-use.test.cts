// No operation shows a field that it does not use, or uses one that it does not have. Every operation is run with each of
// its fields shown, and what it asks for is compared with what the editor shows.
import { NodeHelpers, type INodeProperties, type INodeTypeDescription } from 'n8n-workflow';
import { resources } from '../../nodes/Anycheck/actions/index';
import { useOfFields, VERSION, type FieldUse } from './support/field-use/audit.cts';
import { undeclared } from './support/field-use/declared.cts';
import { SAMPLES } from './support/field-use/samples.cts';
import { variantsOf, type Variant } from './support/field-use/variants.cts';
import { setOperator, type Operator } from './support/operate.cts';
import type { OperationCase } from './support/operation-cases/case.cts';
import { operations } from './support/operations.cts';
import { compatible, decideOn, waitForReviewCase } from './support/review-visit.cts';

let operator: Operator;

beforeAll(async () => {
	operator = await setOperator();
});

afterAll(() => operator.close());

const cases = [...operations, waitForReviewCase];

/** What the router asks for whatever the operation. */
const ASKED_BY_ROUTER = new Set(['simplify', 'options', 'options.selectedFields']);

describe.each(cases)('$name', (one) => {
	it.each(variantsOf(fieldsOf(one), one.parameters, SAMPLES))(
		'uses what it shows, and nothing else, when $title',
		async (variant) => {
			const use = await run(one, variant);

			expect(use.failure).toBeUndefined();
			expect(unused(use)).toEqual([]);
			expect(
				undeclared(use.read, fieldsOf(one)).filter((name) => !ASKED_BY_ROUTER.has(name)),
			).toEqual([]);
		},
	);
});

describe('a field is noticed', () => {
	const text = (name: string): INodeProperties => {
		return { displayName: name, name, type: 'string', default: '' };
	};
	const shownFor = (operation: string) => ({
		show: { resource: ['folder'], operation: [operation] },
	});

	/** What is not used of the folder's "Get" when the editor shows other fields than the package has. */
	async function unusedWith(change: (properties: INodeProperties[]) => void): Promise<string[]> {
		const [folderGet] = cases.filter(({ name }) => name === 'folder: get');
		const description = structuredClone(descriptionOf(operator));
		change(description.properties);
		if (!folderGet) throw new Error('There is no operation to try it with');
		const { parameters } = folderGet;
		return unused(await run(folderGet, { title: '', parameters }, description));
	}

	it('that nothing asks for', async () => {
		const colour = { ...text('colour'), displayOptions: shownFor('get') };

		expect(await unusedWith((properties) => properties.push(colour))).toEqual(['colour']);
	});

	it('in a collection, too', async () => {
		const options: INodeProperties = {
			...text('options'),
			type: 'collection',
			options: [text('selectedFields'), text('colour')],
			displayOptions: shownFor('get'),
		};

		expect(await unusedWith((properties) => properties.push(options))).toEqual(['options.colour']);
	});

	it('but not where it is hidden', async () => {
		const colour = { ...text('colour'), displayOptions: shownFor('create') };

		expect(await unusedWith((properties) => properties.push(colour))).toEqual([]);
	});

	it('that is asked for but does not exist', () => {
		const inner = [text('timeout')];
		const options: INodeProperties = { ...text('options'), type: 'collection', options: inner };
		const read = ['folderId', 'folderName', 'options.timeout', 'options.timeOut', 'list.a.b'];

		expect(undeclared(read, [text('folderId'), options, text('list')])).toEqual([
			'folderName',
			'options.timeOut',
		]);
	});
});

function descriptionOf({ engine }: Operator): INodeTypeDescription {
	const { type } = engine.package.loader.getNode('anycheck');
	if (!('properties' in type.description)) throw new Error('The node has versions');
	return type.description;
}

function fieldsOf({ name }: OperationCase): INodeProperties[] {
	const [resource, operation] = name.split(': ');
	return resources
		.filter(({ option }) => option.value === resource)
		.flatMap(({ operations: ofResource }) => ofResource)
		.filter(({ option }) => option.value === operation)
		.flatMap(({ fields }) => fields)
		.filter(({ displayOptions }) => displayOptions?.show?.['@version']?.includes(1) !== true);
}

async function run(
	one: OperationCase,
	variant: Variant,
	description = descriptionOf(operator),
): Promise<FieldUse> {
	const { credentialId, sandbox } = operator;
	const [resource, operation] = one.name.split(': ');
	const settings = one === waitForReviewCase ? compatible(variant.parameters) : variant.parameters;
	const given = { resource, operation, ...settings };
	const node = { typeVersion: VERSION };
	const { properties } = description;
	// With all defaults, as the editor has it.
	const parameters =
		NodeHelpers.getNodeParameters(properties, given, true, false, node, description) ?? {};
	const [item = { json: {} }] = one.items(sandbox);
	const { path } = sandbox.state.files.add('x.pdf', 'application/pdf', Buffer.from('x'));
	const json = { ...item.json, path };
	const setup = { credentialId, parameters, item: { ...item, json }, visit: decideOn };
	return await useOfFields(operator, setup, description);
}

/** What is shown and not asked for; the fields that choose the operation are read by n8n's way. */
function unused({ shown, read }: FieldUse): string[] {
	return shown.filter((path) => !['resource', 'operation', ...read].includes(path));
}
