import type { Template } from '../types.cts';
import { uuidOf } from './ids.cts';

function template(
	type: Template['type'],
	name: string,
	description: string,
	fields: string[],
): Template {
	const schema = Object.fromEntries(
		fields.map((field) => [field, { type: 'string', description: field.replaceAll('_', ' ') }]),
	);
	return {
		id: uuidOf(`template ${name}`),
		name,
		description,
		custom_id: type === 'CUSTOM' ? name.toLowerCase().replaceAll(' ', '-') : null,
		instruction: null,
		schema,
		config: {},
		type,
		created_at: '2025-01-06T02:00:00Z',
		updated_at: null,
	};
}

/** Own templates and some of those that the documentation names as kept by the vendor. */
export function demoTemplates(): Template[] {
	return [
		template('CUSTOM', 'Salary Slip', 'Monthly salary slip', ['employee', 'month', 'net_salary']),
		template('CUSTOM', 'Delivery Note', 'Note that comes with goods', [
			'number',
			'date',
			'receiver',
		]),
		template('PREBUILT', 'KTP', 'Identity card', ['nik', 'name', 'birth_date', 'address']),
		template('PREBUILT', 'NPWP', 'Tax number card', ['number', 'name']),
		template('PREBUILT', 'SIUP', 'Trading licence', ['number', 'company', 'valid_until']),
	];
}
