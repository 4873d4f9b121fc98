// Shapes of the API, all derived from the OpenAPI document.
import type { components, operations } from '../nodes/Anycheck/api.generated';

type Schemas = components['schemas'];
export type VerificationStatus = Schemas['VerificationStatus'];
export type ErrorCode = Schemas['ErrorCode'];
export type FieldError = Schemas['FieldError'];

/** What the sandbox keeps has every documented field, so that every answer shows all of them. */
export type Verification = Required<Schemas['Verification']>;
export type Service = Required<Schemas['Service']>;
export type Folder = Required<Schemas['Folder']>;
export type Template = Required<Schemas['Template']>;
export type BankStatementHeader = Required<Schemas['BankStatementHeader']>;
export type ConfidenceSummary = Schemas['ConfidenceSummary'];
export type MerchantAnalysis = Schemas['MerchantAnalysis'];
export type BankTransaction = Schemas['BankTransaction'];
export type JsonObject = Record<string, unknown>;

/** Operations that the sandbox serves; deliveries to a webhook are the API's own requests. */
export type Operations = Omit<operations, 'verificationStatusChanged'>;
export type OperationId = keyof Operations;

export type PathOf<Id extends OperationId> = NonNullable<Operations[Id]['parameters']['path']>;
export type QueryOf<Id extends OperationId> = NonNullable<Operations[Id]['parameters']['query']>;
export type BodyOf<Id extends OperationId> = Operations[Id] extends {
	requestBody: { content: Record<string, infer Body> };
}
	? Body
	: undefined;
export type AnswerOf<Id extends OperationId> = Operations[Id] extends {
	responses: { '2XX': { content: { 'application/json': infer Answer } } };
}
	? Answer
	: never;
