import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { lastOf, type ApiDocument, type Operation, type Schema } from './document.cts';
import { describe, safePath } from './safe.cts';

/** A difference between an answer and the OpenAPI document, without a value of the answer. */
export interface Difference {
	what: 'unknown field' | 'missing field' | 'other type' | 'other value';
	/** Where, with dots; empty for the answer as a whole. */
	field: string;
	/** What is there, by its type. */
	seen: string;
	/** What the document has, where it has something. */
	documented: string;
}

/** Documented fields that the samples do not all carry. */
const OFTEN_ABSENT = new Set(['expires_in', 'user', 'healthy', 'details', 'errors']);

/** Compares answers with the schemas of the OpenAPI document, strictly: every documented field, and no other. */
export class Contract {
	private readonly ajv = new Ajv2020({ allErrors: true, strict: false, verbose: true });
	private readonly compiled = new Map<Schema, ValidateFunction[]>();

	constructor(private readonly document: ApiDocument) {
		addFormats(this.ajv);
	}

	/** What differs in the body of an answer with this status. */
	differences({ success, error }: Operation, status: number, body: unknown): Difference[] {
		const schema = status >= 200 && status < 300 ? success : error;
		const found = this.validators(schema).map((validate) =>
			validate(body) ? [] : (validate.errors ?? []).flatMap((problem) => differenceOf(problem)),
		);
		// Of several documented forms, the one that is meant is the one that it is nearest to.
		return found.sort((one, other) => one.length - other.length)[0] ?? [];
	}

	private validators(schema: Schema): ValidateFunction[] {
		const known = this.compiled.get(schema);
		if (known) return known;
		const forms = schema.anyOf ?? [schema];
		const validators = forms.map((form) => this.ajv.compile(this.strict(form)));
		this.compiled.set(schema, validators);
		return validators;
	}

	/** The schema without references, with all its fields required and no others allowed. */
	private strict(schema: Schema): Schema {
		const { $ref, allOf, ...own } = schema;
		const parts = [...($ref === undefined ? [] : [this.named($ref)]), ...(allOf ?? [])];
		const merged = parts.map((part) => this.strict(part)).reduce(mergedSchema, own);
		const { properties, items, additionalProperties, ...rest } = merged;
		const result: Schema = { ...rest };
		if (items) result.items = this.strict(items);
		if (properties) {
			result.properties = mapped(properties, (property) => this.strict(property));
			const isOpen = additionalProperties === true;
			const all = Object.keys(properties).filter((name) => !OFTEN_ABSENT.has(name));
			// An open object, such as an output, has fields that depend on the service.
			result.required = isOpen ? (rest.required ?? []) : all;
			result.additionalProperties = isOpen;
		} else if (typeof additionalProperties === 'object') {
			result.additionalProperties = this.strict(additionalProperties);
		}
		return result;
	}

	private named($ref: string): Schema {
		const found = this.document.schemas[lastOf($ref)];
		if (!found) throw new Error(`The OpenAPI document has no ${$ref}`);
		return found;
	}
}

function mergedSchema(one: Schema, other: Schema): Schema {
	const properties = { ...other.properties, ...one.properties };
	return { ...other, ...one, ...(Object.keys(properties).length > 0 ? { properties } : {}) };
}

function mapped<From, To>(
	values: Record<string, From>,
	map: (value: From) => To,
): Record<string, To> {
	return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, map(value)]));
}

function differenceOf({
	keyword,
	params,
	instancePath,
	data,
	parentSchema,
}: ErrorObject): Difference[] {
	const names = instancePath.split('/').slice(1).map(nameOf);
	const here = (name?: unknown): string =>
		safePath(typeof name === 'string' ? [...names, name] : names);
	const documented = [(parentSchema as Schema | undefined)?.type ?? ''].flat().join(' or ');
	const given = params as Record<string, unknown>;
	switch (keyword) {
		case 'additionalProperties': {
			const name = String(given['additionalProperty']);
			const value: unknown = Reflect.get(data as object, name);
			return [{ what: 'unknown field', field: here(name), seen: describe(value), documented: '' }];
		}
		case 'required':
			return [
				{ what: 'missing field', field: here(given['missingProperty']), seen: '', documented: '' },
			];
		case 'type':
			return [{ what: 'other type', field: here(), seen: describe(data), documented }];
		case 'enum':
		case 'const':
			// The type is complained about by itself.
			return [
				{
					what: 'other value',
					field: here(),
					seen: describe(data),
					documented: 'one of the documented values',
				},
			];
		case 'format':
			return [
				{
					what: 'other value',
					field: here(),
					seen: describe(data),
					documented: String(given['format']),
				},
			];
		default:
			return [];
	}
}

/** A name in a JSON pointer; places in a list are all the same. */
function nameOf(part: string): string {
	return /^\d+$/.test(part) ? '[]' : part.replaceAll('~1', '/').replaceAll('~0', '~');
}
