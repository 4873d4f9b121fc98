import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Table from 'cli-table3';
import type { Check } from './check.cts';
import type { Finding } from './findings.cts';
import { unaskable } from './probes/index.cts';
import type { Result } from './probe.cts';
import { differingOptions, profileFrom } from './profile.cts';

const packageFile = join(__dirname, '..', '..', 'package.json');

const states: Record<Result['state'], string> = {
	answered: 'answered',
	otherwise: 'otherwise than assumed',
	unanswered: 'not answered',
	trouble: 'not answered: trouble',
};

/** What was found out, as two files and a table. None of them holds a value of an answer, or a secret. */
export interface Report {
	markdown: string;
	/** For the sandbox, and for programs. */
	json: string;
	table: string;
}

/** @param columns of the screen */
export function reportOf(
	check: Check,
	results: Result[],
	{ date = new Date(), columns = 120 } = {},
): Report {
	const findings = check.findings.list;
	const where = check.settings.address.kind;
	const day = date.toISOString().slice(0, 10);
	const { version } = JSON.parse(readFileSync(packageFile, 'utf8')) as { version: string };
	const credentials = [
		...(check.api.access.hasPassword ? ['email and password'] : []),
		...(check.api.access.hasUser && !check.api.access.hasPassword ? ['access token'] : []),
		...(check.api.access.hasKey ? ['API key'] : []),
	];
	const asked = [
		check.settings.isReadOnly ? 'read only' : check.mayWrite ? 'with changes' : 'without changes',
		...check.settings.words,
	];
	const markdown = [
		'# What this AnyCheck does',
		'',
		`Asked on ${day} by \`npm run check-api\` of n8n-nodes-anycheck ${version}: ${where}, with ${credentials.join(' and ') || 'no credential'}; ${asked.join(', ')}.`,
		'',
		'No value of an answer and no secret is in this file: values are replaced by their type and length. It can be attached to a public issue.',
		'',
		'## Answers',
		'',
		...markdownTable(
			['Question', 'Answer', ''],
			results.map(({ probe, text, state }) => [probe.question, text, states[state]]),
		),
		'',
		...section(
			'Other than documented',
			findingsTable(findings),
			'Nothing was met that the OpenAPI document does not have.',
		),
		...section('Settings that follow', bullets(settingsOf(results)), 'None.'),
		...section(
			'What to change in this repository',
			bullets(changesOf(results, findings)),
			'Nothing.',
		),
		...section(
			'Still open',
			bullets([
				...results
					.filter(({ state }) => state === 'unanswered' || state === 'trouble')
					.map(({ probe, text }) => `${probe.question} ${text}`),
				...Object.entries(unaskable).map(([row, why]) => `${plain(row)} ${why}`),
			]),
			'Nothing.',
		),
	].join('\n');
	const json = {
		format: 'anycheck-check/1',
		date: day,
		version,
		where,
		sandbox: profileFrom(results),
		answers: results.map(({ probe, state, text }) => ({ id: probe.id, state, text })),
		findings,
	};
	return {
		markdown: `${markdown.trimEnd()}\n`,
		json: `${JSON.stringify(json, null, '\t')}\n`,
		table: screenTable(results, columns),
	};
}

function settingsOf(results: Result[]): string[] {
	return [...new Set(results.flatMap(({ answer }) => answer?.settings ?? []))];
}

function changesOf(results: Result[], findings: Finding[]): string[] {
	const rows = new Map<string, string[]>();
	for (const { probe, answer, text } of results) {
		if (!answer || probe.row === undefined) continue;
		rows.set(probe.row, [...(rows.get(probe.row) ?? []), `${probe.question} ${text}`]);
	}
	const readme = [...rows].map(([row, texts]) => `README, "${plain(row)}": ${texts.join('. ')}`);
	const defaults = results.flatMap(({ answer }) =>
		differingOptions({ ...answer?.seen }).map(
			(name) => `sandbox: another default of ${name}, see anycheck-check.json`,
		),
	);
	const said = results.flatMap(({ answer }) => answer?.changes ?? []);
	return [...new Set([...readme, ...defaults, ...said, ...findings.map(changeFor)])];
}

function changeFor({ call, what, where, seen, documented }: Finding): string {
	const of = call === '' ? 'every call' : call;
	switch (what) {
		case 'unknown field':
			return `openapi, ${of}: add ${where} (${seen})`;
		case 'missing field':
			return `openapi, ${of}: ${where} does not always come`;
		case 'other type':
		case 'other value':
			return `openapi, ${of}: ${where} is ${seen}, documented as ${documented}`;
		case 'header':
			return `openapi, ${of}: the header ${where}`;
		case 'error code':
			return `openapi and the node's catalogue of errors, ${of}: the code ${where} (${seen})`;
		case 'status':
			return `sandbox, ${of}: success is ${seen}`;
		case 'redirect':
		case 'no JSON':
			return `openapi, ${of}: status ${where} comes with ${seen}`;
	}
}

function findingsTable(findings: Finding[]): string[] {
	if (findings.length === 0) return [];
	return markdownTable(
		['Call', 'What', 'Where', 'Seen', 'Documented', 'Times'],
		findings.map(({ call, what, where, seen, documented, count }) => [
			call === '' ? 'all' : call,
			what,
			where,
			seen,
			documented,
			String(count),
		]),
	);
}

function section(title: string, lines: string[], otherwise: string): string[] {
	return [`## ${title}`, '', ...(lines.length > 0 ? lines : [otherwise]), ''];
}

function bullets(lines: string[]): string[] {
	return lines.map((line) => `- ${escaped(line)}`);
}

function markdownTable(head: string[], rows: string[][]): string[] {
	const line = (cells: string[]): string => `| ${cells.map(escaped).join(' | ')} |`;
	return [line(head), line(head.map(() => '---')), ...rows.map(line)];
}

/** Names come from outside: none of them may become a link or a heading. */
function escaped(text: string): string {
	return text.replace(/[\r\n]+/g, ' ').replace(/[|<>[\]`*_\\]/g, '\\$&');
}

/** A row of the README without its marks. */
function plain(row: string): string {
	return row.replace(/[*`]/g, '');
}

function screenTable(results: Result[], columns: number): string {
	const state = 16;
	// Between the columns stand four lines.
	const rest = Math.max(60, Math.min(120, columns)) - state - 4;
	const question = Math.floor(rest * 0.42);
	const table = new Table({
		head: ['Question', 'Answer', ''],
		style: { head: [], border: [] },
		wordWrap: true,
		colWidths: [question, rest - question, state],
	});
	for (const { probe, text, state } of results) table.push([probe.question, text, states[state]]);
	return table.toString();
}
