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
	/** How many changes of deals were asked for. */
	changes(example: Example): number;
	/** Resolves when everything that the CRM reports by itself has been answered, if it reports anything. */
	idle?(example: Example): Promise<void>;
}
