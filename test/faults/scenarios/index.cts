import type { Scenario } from '../support/scenario.cts';
import { cancelling } from './cancelling.cts';
import { limits } from './limits.cts';
import { outages } from './outages.cts';
import { sessions } from './sessions.cts';
import { writes } from './writes.cts';

/** A group of faults, in the order of the document. */
export interface Chapter {
	title: string;
	scenarios: Scenario[];
}

export const chapters: Chapter[] = [
	{ title: 'The API wants less', scenarios: limits },
	{ title: 'Nobody knows whether the change was made', scenarios: writes },
	{ title: 'The session ends', scenarios: sessions },
	{ title: 'The API is not there', scenarios: outages },
	{ title: 'Somebody stops the run', scenarios: cancelling },
];

/** All of them, in the same order. */
export const scenarios: Scenario[] = chapters.flatMap((chapter) => chapter.scenarios);
