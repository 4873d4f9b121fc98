import type { Core } from '../core.cts';
import type { Principal } from '../http/exchange.cts';
import type { RecordedWrite } from '../record.cts';
import type { FileContent } from '../state/files.cts';
import type { AnswerOf, BodyOf, JsonObject, OperationId, PathOf, QueryOf } from '../types.cts';

/** A file that came with the request. */
export interface ReceivedFile extends FileContent {
	field: string;
}

/** A request that the OpenAPI document allows. */
export interface Call<Id extends OperationId> {
	core: Core;
	/** Undefined for operations that need no authentication. */
	principal: Principal | undefined;
	path: PathOf<Id>;
	query: QueryOf<Id>;
	/** The whole query, for parameters that are not documented. */
	rawQuery: JsonObject;
	body: BodyOf<Id>;
	/** The body whether or not one is documented. */
	rawBody: unknown;
	files: ReceivedFile[];
	/** Notes that the request changed something. */
	applied: () => void;
	/** Notes an update of a verification. */
	wrote: (verificationId: string, write: RecordedWrite) => void;
}

/** Does an operation's work; throws `ApiProblem` to refuse. */
export type Handler<Id extends OperationId> = (call: Call<Id>) => AnswerOf<Id>;
export type Handlers = { [Id in OperationId]: Handler<Id> };
export type SomeHandlers<Id extends OperationId> = Pick<Handlers, Id>;
