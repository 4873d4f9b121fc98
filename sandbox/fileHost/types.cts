/** A request to the other origin of files, where credentials have no business. */
export interface ForeignRequest {
	/** In milliseconds since 1970. */
	at: number;
	path: string;
	status: number;
	/** Names of the headers with credentials that came along. */
	credentials: string[];
}
