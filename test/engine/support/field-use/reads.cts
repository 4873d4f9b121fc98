import { join } from 'node:path';
import { LoadOptionsContext } from 'n8n-core';
import type { ItemParameters } from '../../../../nodes/Anycheck/fields/parameters';
import '../../harness/n8n.cts';

type Reader = (...given: never[]) => (itemIndex: number) => ItemParameters;

/** The module of the built package through which operations read their fields. */
interface ParametersModule {
	parameterReader: Reader;
	waitingParameterReader: Reader;
}

const BUILT = join(__dirname, '../../../../dist/nodes/Anycheck/fields/parameters.js');

/**
 * Notes which fields the node asks for, from now until the spies are restored: `name`, and for what is inside a collection
 * `name.inner`. The built package has to be loaded by the same Jest registry.
 *
 * @returns tells those that were asked for so far
 */
export function recordReads(): () => Set<string> {
	const reads = new Set<string>();
	const built = jest.requireActual<ParametersModule>(BUILT);
	for (const name of ['parameterReader', 'waitingParameterReader'] as const) {
		const original = built[name];
		jest.spyOn(built, name).mockImplementation((...given: never[]) => {
			const parametersOf = original(...given);
			return (itemIndex: number) => recording(parametersOf(itemIndex), reads);
		});
	}
	const inEditor = jest.spyOn(LoadOptionsContext.prototype, 'getCurrentNodeParameter');
	return () => new Set([...reads, ...inEditor.mock.calls.map(([name]) => name)]);
}

function recording(parameters: ItemParameters, reads: Set<string>): ItemParameters {
	const noted = (name: string): string => {
		reads.add(name);
		return name;
	};
	return {
		value: (name) => watched(parameters.value(noted(name)), name, reads),
		text: (name) => parameters.text(noted(name)),
		flag: (name, label) => parameters.flag(noted(name), label),
		located: (name) => parameters.located(noted(name)),
	};
}

/** The same value, which notes what is taken out of it. Places in lists do not count. */
function watched(value: unknown, path: string, reads: Set<string>): unknown {
	if (typeof value !== 'object' || value === null) return value;
	const isList = Array.isArray(value);
	const note = (name: string | symbol): string => {
		const inner = isList ? path : `${path}.${String(name)}`;
		if (!isList && typeof name === 'string') reads.add(inner);
		return inner;
	};
	return new Proxy(value, {
		get: (target, name, receiver) =>
			watched(Reflect.get(target, name, receiver), note(name), reads),
		getOwnPropertyDescriptor(target, name) {
			note(name);
			return Reflect.getOwnPropertyDescriptor(target, name);
		},
	});
}
