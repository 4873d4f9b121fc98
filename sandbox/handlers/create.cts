import { ApiProblem } from '../errors.cts';
import type { StoredFile } from '../state/files.cts';
import { uuidOf } from '../state/ids.cts';
import { buildVerification } from '../state/verifications.cts';
import type { FieldError, Service, Verification } from '../types.cts';
import type { Call, Handler } from './call.cts';
import { findFolder } from './find.cts';
import { shown } from './shown.cts';

type Create = Call<'createVerification'>;

/** Puts a verification into the queue. */
export const createVerification: Handler<'createVerification'> = (call) => {
	const { core, body, principal } = call;
	const service = findEnabledService(call);
	const folder = findFolder(core.state, body.folder_id);
	if (body.result_id !== undefined && core.state.inResult(body.result_id).length === 0) {
		throw new ApiProblem('NOT_FOUND', 'There is no such result group');
	}
	const inputs = inputFiles(call);
	pay(call, service);
	const id = uuidOf(`created ${core.state.verifications.size} ${service.id}`);
	const now = new Date().toISOString();
	const verification: Verification = buildVerification(
		{
			id,
			status: 'IN_QUEUE',
			user_id: principal?.kind === 'session' ? principal.session.user.id : null,
			api_key: principal?.kind === 'key' ? principal.key.name : null,
			folder_id: folder.id,
			result_id: body.result_id ?? uuidOf(`result of ${id}`),
			input_config: body.configuration ?? {},
			input_file_url: mapValues(inputs, (files) => files.map((file) => core.state.urlOf(file))),
			total_pages: Object.values(inputs)
				.flat()
				.reduce((sum, { pages }) => sum + pages, 0),
			webhook_url: body.webhook_url ?? null,
			webhook_metadata: body.webhook_metadata ?? {},
			credit_used: service.credit_cost_default,
			created_at: now,
			updated_at: now,
		},
		service,
	);
	core.state.add([verification]);
	core.processing.start(core.state, verification);
	call.applied();
	return shown(verification, core);
};

function findEnabledService({ core, body }: Create): Service {
	const id = body.service_id.toLowerCase();
	const service = core.state.services.find((known) => known.id === id);
	if (!service) throw new ApiProblem('NOT_FOUND', 'There is no such service');
	if (!service.is_enabled) throw new ApiProblem('FORBIDDEN', 'The service is not enabled');
	return service;
}

/** The configured files; refuses paths that no upload has returned. */
function inputFiles({ core, body }: Create): Record<string, StoredFile[]> {
	const unknown: FieldError[] = [];
	const { files } = core.state;
	const found = mapValues(body.configuration?.files ?? {}, (paths, key) =>
		paths.flatMap((path) => {
			const file = files.byConfiguredPath(path);
			if (file) return [file];
			unknown.push({ field: `configuration.files.${key}`, message: 'is not an uploaded file' });
			return [];
		}),
	);
	if (unknown.length > 0) throw new ApiProblem('INVALID_REQUEST', 'Files are missing', unknown);
	return found;
}

function mapValues<From, To>(
	values: Record<string, From>,
	map: (value: From, key: string) => To,
): Record<string, To> {
	return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, map(value, key)]));
}

function pay({ core }: Create, service: Service): void {
	const { credits } = core.options;
	if (credits === null) return;
	if (credits < service.credit_cost_default) {
		throw new ApiProblem('INSUFFICIENT_BALANCE', 'There are not enough credits');
	}
	core.options.credits = credits - service.credit_cost_default;
}
