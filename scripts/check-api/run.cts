import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Access, type Credentials } from './access.cts';
import { Api } from './api.cts';
import type { Person } from './ask.cts';
import { Check, type Settings } from './check.cts';
import { Client } from './client.cts';
import { readApiDocument } from './document.cts';
import { experimentIsPossible } from './experiment.cts';
import { Findings } from './findings.cts';
import { leftAt } from './journal.cts';
import { listen } from './listener.cts';
import { planFor } from './plan.cts';
import { words, type Answer, type Probe, type Result } from './probe.cts';
import { probes } from './probes/index.cts';
import { isOtherwise } from './profile.cts';
import { reportOf } from './report.cts';
import { Subject, type Settling } from './subject.cts';
import { Stopped, Trouble, Unanswered, UsageError } from './trouble.cts';

/** Where lines go and who answers. */
export interface Surroundings {
	say: (line: string) => void;
	person: Person;
	/** Aborted by Ctrl+C. */
	signal: AbortSignal;
}

/** 0: all got through; 1: something was in the way, or is not as it was; 130: stopped. */
export type ExitCode = 0 | 1 | 130;

/** Asks all questions, puts back what was changed, and writes the report. @throws UsageError */
export async function checkApi(
	settings: Settings,
	credentials: Credentials,
	surroundings: Surroundings,
): Promise<ExitCode> {
	const { say, signal } = surroundings;
	const check = newCheck(settings, credentials, signal);
	let isBack = true;
	let results: Result[] | undefined;
	try {
		await prepare(check, surroundings);
		results = await askAll(check, surroundings);
	} catch (error) {
		if (!(error instanceof Stopped)) throw error;
	} finally {
		isBack = await putAllBack(check, say);
		await check.listener?.close();
	}
	if (results === undefined) {
		say('Stopped. No report was written.');
		return 130;
	}
	const report = reportOf(check, results, { columns: process.stdout.columns });
	say(`\n${report.table}\n`);
	mkdirSync(settings.folder, { recursive: true });
	const files = ['anycheck-check.md', 'anycheck-check.json'].map((name) =>
		join(settings.folder, name),
	);
	writeFileSync(files[0] ?? '', report.markdown);
	writeFileSync(files[1] ?? '', report.json);
	say(`Written: ${files.join(', ')}`);
	return isBack && results.every(({ state }) => state !== 'trouble') ? 0 : 1;
}

function newCheck(settings: Settings, credentials: Credentials, signal: AbortSignal): Check {
	const document = readApiDocument();
	const findings = new Findings(document);
	const client = new Client({
		address: settings.address,
		document,
		pauseMs: settings.pauseMs,
		timeoutMs: settings.timeoutMs,
		signal,
		onReply: (operation, reply) => {
			findings.examine(operation, reply);
			check.note(reply);
		},
	});
	const settling: Settling = { ms: settings.settleMs };
	const check = new Check(
		new Api(client, new Access(client, credentials)),
		settings,
		findings,
		settling,
	);
	return check;
}

/** Looks after earlier runs, reads the verifications, and asks whether they may be changed. */
async function prepare(check: Check, { say, person }: Surroundings): Promise<void> {
	const { settings } = check;
	const { words: named } = settings;
	const isAsking = !settings.isReadOnly && !settings.isAgreed;
	const left = leftAt(settings.address.url);
	if (left.length > 0)
		say('An earlier run has left a verification changed, or an update of it in doubt.');
	if (isAsking && !person.isThere && (settings.verification !== undefined || left.length > 0)) {
		throw new UsageError(
			'Nobody can be asked here: add --yes to change the verification, or --read-only',
		);
	}
	const agrees = async (question: string): Promise<boolean> =>
		!settings.isReadOnly && (settings.isAgreed || (await person.agrees(question)));
	let isClean = true;
	for (const kept of left) {
		if (!(await agrees(`Put ${kept.id} back as it was?`))) {
			isClean = false;
			continue;
		}
		const old = Subject.left(check.api, kept, check.settling);
		isClean = sayPutBack(kept.id, await old.putBack(), say) && isClean;
	}
	if (named.has('webhook')) {
		check.listener = await listen(settings.webhook.port);
		say(`Reports are waited for at ${check.listener.url}`);
	}
	if (settings.verification !== undefined) {
		try {
			check.subject = await Subject.read(check.api, settings.verification, check.settling);
			for (const id of settings.also) {
				check.others.push(await Subject.read(check.api, id, check.settling));
			}
		} catch (error) {
			if (!(error instanceof Trouble || error instanceof Unanswered)) throw error;
			const why = `A verification cannot be read: ${error.message}`;
			check.subjectTrouble = error instanceof Trouble ? new Trouble(why) : new Unanswered(why);
			say(why);
		}
	}
	if (!check.subject || settings.isReadOnly || check.subjectTrouble) return;
	if (!isClean) {
		say('Nothing is changed before that is put back.');
		return;
	}
	for (const line of [...planFor(check), ...experimentIsPossible(check)]) say(line);
	check.mayWrite = await agrees('Was it made for this test, and may it be changed?');
	say('');
}

async function askAll(check: Check, { say, signal }: Surroundings): Promise<Result[]> {
	const results: Result[] = [];
	const { only } = check.settings;
	const asked = probes.filter(({ id }) => only.size === 0 || only.has(id));
	for (const [index, probe] of asked.entries()) {
		if (signal.aborted) throw new Stopped('Stopped');
		const result = await askOne(check, probe);
		results.push(result);
		const mark = { answered: '✓', otherwise: '≠', unanswered: '–', trouble: '!' }[result.state];
		const place = String(index + 1).padStart(2);
		say(`${mark} ${place}/${asked.length} ${probe.question} ${result.text}`);
	}
	if (signal.aborted) throw new Stopped('Stopped');
	return results;
}

async function askOne(check: Check, probe: Probe): Promise<Result> {
	const { word } = probe;
	if (word !== undefined && !check.settings.words.has(word)) {
		const text = `Not asked: it ${words[word]} (--with ${word})`;
		return { probe, state: 'unanswered', text };
	}
	let answer: Answer;
	try {
		answer = await probe.ask(check);
	} catch (error) {
		if (error instanceof Unanswered) return { probe, state: 'unanswered', text: error.message };
		if (error instanceof Trouble) return { probe, state: 'trouble', text: error.message };
		if (error instanceof Stopped) throw error;
		// A mistake of ours keeps no other question from being asked. Its message may hold a value.
		const name = error instanceof Error ? error.name : 'unknown';
		return {
			probe,
			state: 'trouble',
			text: `This question has failed (${name}): please report it`,
		};
	}
	return {
		probe,
		state: isOtherwise(answer) ? 'otherwise' : 'answered',
		text: answer.text,
		answer,
	};
}

/** Whatever was changed becomes what it was. Whether all of it did. */
async function putAllBack(check: Check, say: (line: string) => void): Promise<boolean> {
	let isBack = true;
	for (const subject of [check.subject, ...check.others]) {
		if (subject) isBack = sayPutBack(subject.id, await subject.putBack(), say) && isBack;
	}
	if (check.created !== undefined) say(`Created, and still there: ${check.created}`);
	return isBack;
}

function sayPutBack(
	id: string,
	result: Awaited<ReturnType<Subject['putBack']>>,
	say: (line: string) => void,
): boolean {
	switch (result.kind) {
		case 'untouched':
			return true;
		case 'back':
			say(`Put back: ${id} is as it was.`);
			if (!result.isInDoubt) return true;
			say(
				'An update got no answer and may still arrive: run this again in a few minutes, it looks first.',
			);
			return false;
		case 'left':
			say(`NOT put back: ${id}. Changed are: ${result.fields.join(', ')}. ${result.why}.`);
			say(
				`Run this again with the same address: it puts it back first. What it was is kept in ${result.file}`,
			);
			return false;
	}
}
