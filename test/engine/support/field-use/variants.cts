import type { INodeParameters, INodeProperties, NodeParameterValueType } from 'n8n-workflow';
import { innerFieldsOf, innerPath } from './inner.cts';

/** The node set up in one way, and in which. */
export interface Variant {
	title: string;
	parameters: INodeParameters;
}

type Values = Readonly<Record<string, NodeParameterValueType>>;

/**
 * Ways to set the node up so that each of its fields is shown in one of them: as it is given, and with each value of each
 * field on which showing another one depends. Collections hold everything that can be added to them.
 *
 * @param fields of one operation, as its own file has them
 * @param given values with which the operation succeeds
 * @param samples values of single fields, by their path, that are better than the defaults
 */
export function variantsOf(
	fields: INodeProperties[],
	given: INodeParameters,
	samples: Values,
): Variant[] {
	const base: INodeParameters = { ...given };
	for (const field of fields) {
		const { name, type } = field;
		if (type === 'collection' || base[name] === undefined) {
			const value = filled(field, name, samples);
			if (value !== undefined) base[name] = value;
		}
	}
	const controllers = new Set(fields.flatMap(namesIn));
	const changed = fields
		.filter(({ name }) => controllers.has(name))
		.flatMap((field) =>
			valuesOf(field).map((value) => ({
				title: `${field.name} is ${String(value)}`,
				parameters: { ...base, [field.name]: value },
			})),
		);
	const fromList = fields
		.filter(({ name }) => controllers.has(`${name}.mode`))
		.map(({ name }) => ({
			title: `${name} is from the list`,
			parameters: { ...base, [name]: { ...(base[name] as INodeParameters), mode: 'list' } },
		}));
	return [{ title: 'as it is', parameters: base }, ...changed, ...fromList];
}

/** A sample, or something in every place where the user could add something; undefined where the default does. */
function filled(
	field: INodeProperties,
	path: string,
	samples: Values,
): NodeParameterValueType | undefined {
	if (samples[path] !== undefined) return samples[path];
	const inner = innerFieldsOf(field);
	if (inner.length === 0) return undefined;
	const groups = inner.map(({ group, fields }) => {
		const values = fields.map((one) => [
			one.name,
			filled(one, innerPath(path, group, one.name), samples) ?? one.default,
		]);
		return [group, Object.fromEntries(values) as INodeParameters] as const;
	});
	const [first] = groups;
	if (first?.[0] === '') return first[1];
	return Object.fromEntries(groups.map(([group, line]) => [group, [line]]));
}

/** Names of the fields on which it depends whether this one, or something in it, is shown. */
function namesIn(field: INodeProperties): string[] {
	const { show = {}, hide = {} } = field.displayOptions ?? {};
	const inner = innerFieldsOf(field).flatMap(({ fields }) => fields.flatMap(namesIn));
	return [...Object.keys(show), ...Object.keys(hide), ...inner].map((name) =>
		name.replace(/^\//, ''),
	);
}

function valuesOf({ type, options = [] }: INodeProperties): Array<string | number | boolean> {
	if (type === 'boolean') return [true, false];
	return options.flatMap((option) => ('value' in option ? [option.value] : []));
}
