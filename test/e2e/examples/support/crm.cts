import type { Example } from './example.cts';

/** One deal as the example sees it. */
export interface DealView {
	stage: string;
	verification?: string;
	status?: string | undefined;
	note?: string | undefined;
}

/** What the suite needs to know about one CRM. */
export interface Crm {
	example: string;
	/** The approved stage and another one. */
	stages: readonly [approved: string, other: string];
	/** Adds a deal; @returns its id as text. */
	add(example: Example, deal: DealView): string;
	view(example: Example, id: string): Omit<DealView, 'stage'> | undefined;
	remove(example: Example, id: string): void;
	/** Refuses the next so many searches or changes. */
	limitSearch(example: Example, count: number): void;
	limitChange(example: Example, count: number): void;
	/** Refuses each change for good, as when a property is missing; @param id that of one deal, to refuse changes of no other. */
	refuseChange(example: Example, id: string): void;
	/** Puts the id of a verification into a deal, as somebody does who corrects it. */
	relink(example: Example, id: string, verification: string): void;
	/** Empties the status, as somebody does who wants to have it tried again. */
	emptyStatus(example: Example, id: string): void;
	/** How many changes of deals were asked for. */
	changes(example: Example): number;
	/** Resolves when everything that the CRM reports by itself has been answered, if it reports anything. */
	idle?(example: Example): Promise<void>;
}
