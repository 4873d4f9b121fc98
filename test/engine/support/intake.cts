import type { IBinaryData, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { demo } from '../../../sandbox/index.cts';
import type { NodeRunOptions, NodeRunResult } from '../harness/index.cts';
import { CREDENTIAL, setStage, typed, type Stage } from './stage.cts';

/** A stage on which verifications are made, looked after, and their files fetched. */
export interface Intake extends Stage {
	/** The credential of `run`: by API key. */
	credentialId: string;
	/** Runs the node; failed items go to the error output. */
	run(
		parameters: INodeParameters,
		items?: INodeExecutionData[],
		settings?: Partial<NodeRunOptions>,
	): Promise<NodeRunResult>;
	/** What the API was told about each new verification. */
	creations(): unknown[];
}

/** Sets up a stage with one credential; taken down by `close`. */
export async function setIntake(): Promise<Intake> {
	const stage = await setStage();
	const credentialId = stage.engine.credentials.create(CREDENTIAL, typed.apiKey(stage));
	return {
		...stage,
		credentialId,
		run: async (parameters, items = [{ json: {} }], settings = {}) =>
			await stage.engine.run({
				parameters,
				items,
				onError: 'continueErrorOutput',
				credentialId,
				...settings,
			}),
		creations: () => stage.sandbox.record.seen('POST', /^\/verifications$/).map(({ body }) => body),
	};
}

/** The intake of a test file: there before its tests, as new before each of them, taken down at the end. */
export function intakeOfSuite(): Intake {
	const intake = {} as Intake;
	beforeAll(async () => {
		Object.assign(intake, await setIntake());
	});
	beforeEach(() => {
		intake.sandbox.reset();
	});
	afterAll(() => intake.close());
	return intake;
}

/** What is sent of a creation in any case. */
export const NEW = { service_id: demo.services.ktp.id, folder_id: demo.folders.loans.id };

const byId = (value: string) => ({ __rl: true, mode: 'id', value });

/** Parameters of a creation; everything that is not given as in a new node. */
export const create = (parameters: INodeParameters = {}): INodeParameters => ({
	resource: 'verification',
	operation: 'create',
	serviceId: byId(NEW.service_id),
	folderId: byId(NEW.folder_id),
	...parameters,
});

/** Parameters of an operation on the verification that the item names. */
export const on = (operation: string, parameters: INodeParameters = {}): INodeParameters => ({
	resource: 'verification',
	operation,
	verificationId: byId('={{ $json.id }}'),
	...parameters,
});

/** Parameters of an upload. */
export const upload = (parameters: INodeParameters = {}): INodeParameters => ({
	resource: 'file',
	operation: 'upload',
	...parameters,
});

/** A file as an item carries it where n8n keeps files in the items themselves. */
export function fileInItem(
	content: string | Buffer,
	{ fileName = 'ktp.pdf', mimeType = 'application/pdf' }: Partial<IBinaryData> = {},
): IBinaryData {
	return { data: Buffer.from(content).toString('base64'), mimeType, fileName };
}
