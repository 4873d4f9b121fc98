import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { accessibilityOf, layoutOf, openPage, type Reader } from './browser.cts';

interface Stage {
	browser: Browser;
	url: string;
	/** What was sent to the API so far. */
	decided: unknown[];
	folder: string;
}

/** One thing that a reviewer does, from the first page to the last. */
export type Use = (stage: Stage) => Promise<void>;

const phone = { width: 360, height: 740, theme: 'light', language: 'en' } as const;

async function visited(
	{ browser, url, folder }: Stage,
	path: string,
	reader: Reader,
	visit: (page: Page, look: (name: string) => Promise<void>) => Promise<void>,
): Promise<void> {
	const { page, complaints } = await openPage(browser, reader);
	await page.goto(`${url}${path}`);
	await visit(page, async (name) => {
		const full = `${name}-${reader.hasScripts ? 'scripts' : 'plain'}-${reader.width}-${reader.theme}`;
		await page.screenshot({ path: join(folder, `${full}.png`), fullPage: true });
		assert.deepEqual(await layoutOf(page), [], full);
		if (reader.hasScripts) assert.deepEqual(await accessibilityOf(page), [], full);
	});
	assert.deepEqual(complaints, []);
	await page.context().close();
}

function textOf(page: Page, selector: string): Promise<string> {
	return page.locator(selector).innerText();
}

/** Corrects, forgets something, is told, sends, and sees what was saved. */
function decides(hasScripts: boolean): Use {
	return async (stage) => {
		const reader = { ...phone, hasScripts };
		await visited(stage, '/review?case=ktp', reader, async (page, look) => {
			await page.getByLabel('Name', { exact: false }).first().fill('SITI BINTI CONTOH');
			await page.getByLabel('Yes').check();
			await page.getByLabel('Face match score').fill('nine');
			await page.getByLabel('Comment').fill('Sudah dicek.\nSesuai.');
			await page.getByRole('button', { name: 'Send the decision' }).click();
			await page.waitForLoadState();
			assert.match(await textOf(page, '#notice'), /Nothing has been sent yet/);
			assert.match(await page.title(), /^Please correct/);
			await look('invalid');
			assert.equal(await page.getByLabel('Yes').isChecked(), true);
			assert.match(
				await textOf(page, '.field.edited:has-text("Faces match")'),
				/Edited[\s\S]*Before: No/,
			);
			await page.locator('#notice a').first().click();
			await page.locator(':focus').or(page.locator(':target')).first().fill('9.41');
			await page.getByText('Completed', { exact: true }).click();
			const before = stage.decided.length;
			await page.getByRole('button', { name: 'Send the decision' }).click();
			await page
				.getByRole('heading', { name: 'Thank you, your decision is saved', level: 1 })
				.waitFor();
			assert.match(await textOf(page, 'main'), /Face match score\s+Before\s+1.94\s+After\s+9.41/);
			await look('saved');
			assert.equal(stage.decided.length, before + 1);
			const sent = stage.decided.at(-1) as { comment: string; output: Record<string, unknown> };
			assert.equal(sent.comment, 'Sudah dicek.\nSesuai.');
			assert.equal(sent.output.face_match_confidence_score, 9.41);
		});
	};
}

/** The API refuses, or the record has changed: everything typed is still there. */
function keeps(then: 'refused' | 'changed', hasScripts: boolean): Use {
	return async (stage) => {
		const reader = { ...phone, width: 1440, theme: 'dark', hasScripts } as const;
		await visited(stage, `/review?case=ktp&then=${then}`, reader, async (page, look) => {
			await page.getByLabel('Gender').fill('LAKI-LAKI');
			await page.getByText('Needs review again').click();
			await page.getByLabel('Comment').fill('Mohon dicek');
			await page.getByRole('button', { name: 'Send the decision' }).click();
			await page.locator('#notice').waitFor();
			await look(then);
			assert.match(
				await textOf(page, '#notice'),
				then === 'refused'
					? /could not be saved[\s\S]*FORBIDDEN: <not allowed>/
					: /Faces match: Yes · Before: No/,
			);
			assert.equal(await page.getByLabel('Gender').inputValue(), 'LAKI-LAKI');
			assert.equal(await page.getByLabel('Comment').inputValue(), 'Mohon dicek');
			assert.equal(await page.getByLabel('Needs review again').isChecked(), true);
		});
	};
}

/** Whatever is in a record does no harm and comes back as it was. */
function survives(hasScripts: boolean): Use {
	return async (stage) => {
		await visited(stage, '/review?case=hostile', { ...phone, hasScripts }, async (page) => {
			await page.getByText('Completed', { exact: true }).click();
			const before = stage.decided.length;
			await page.getByRole('button', { name: 'Send the decision' }).click();
			await page.getByText('You changed no data.').waitFor();
			assert.equal(stage.decided.length, before + 1);
			assert.deepEqual(stage.decided.at(-1), {
				decision: 'COMPLETED',
				comment: '',
				name: '',
				output: undefined,
			});
		});
	};
}

/** A long record: types in one part, adds an entry, goes on, and comes back. */
function wanders(hasScripts: boolean): Use {
	return async (stage) => {
		await visited(stage, '/review?case=long', { ...phone, hasScripts }, async (page, look) => {
			await page.getByLabel('Bank', { exact: true }).fill('Bank Lain');
			await page.getByLabel('Remove Transactions 2', { exact: true }).check();
			await page.getByRole('button', { name: 'Next part' }).first().click();
			await page.getByText('Part 2 of').first().waitFor();
			await look('second-part');
			assert.match(await textOf(page, '.count'), /2 edited/);
			const last = (await page.getByLabel('Part').locator('option').count()) - 1;
			await page.getByLabel('Part').selectOption({ index: last });
			await page.getByRole('button', { name: 'Go', exact: true }).click();
			await page
				.getByText(`Part ${last + 1} of`)
				.first()
				.waitFor();
			await page.getByRole('button', { name: 'Add to Transactions' }).click();
			await page.getByText('Transactions 601', { exact: true }).waitFor();
			await look('new-entry');
			const entry = page.getByRole('group', { name: 'Transactions 601' });
			await entry.getByLabel('Amount').fill('5000');
			await page.getByText('Completed', { exact: true }).click();
			await page.getByRole('button', { name: 'Send the decision' }).click();
			await page.getByRole('heading', { name: 'Thank you', level: 1 }).waitFor();
			const sent = stage.decided.at(-1) as {
				output: { summary: unknown; transactions: Array<Record<string, unknown>> };
			};
			assert.deepEqual(sent.output.summary, { bank: 'Bank Lain' });
			assert.equal(sent.output.transactions.length, 600);
			assert.equal(sent.output.transactions[1]?.trx_notes, 'TRSF E-BANKING 00002 CONTOH');
			assert.equal(sent.output.transactions[599]?.amount, 5_000);
		});
	};
}

/** Keys alone: the way is short, the focus is always seen, Enter in a field sends nothing. */
const byKeys: Use = async (stage) => {
	await visited(stage, '/review?case=ktp', { ...phone, hasScripts: true }, async (page) => {
		await page.keyboard.press('Tab');
		assert.equal(await textOf(page, ':focus'), 'Skip to the review');
		const skip = await page.locator(':focus').boundingBox();
		assert.ok(skip !== null && skip.width > 40 && skip.y >= 0);
		for (let step = 0; step < 80; step++) {
			await page.keyboard.press('Tab');
			const state: { tag: string; isSeen: boolean; ring: string; name: string } =
				await page.evaluate(`(() => {
				const focused = document.activeElement;
				const box = focused.getBoundingClientRect();
				const top = document.elementFromPoint(box.left + box.width / 2, box.top + Math.min(box.height / 2, 20));
				const jump = document.querySelector('.jump');
				const isCovered = jump !== null && top !== null && jump.contains(top) && !jump.contains(focused);
				return { tag: focused.tagName, name: focused.name ?? '', isSeen: box.height > 0 && !isCovered, ring: getComputedStyle(focused).outlineStyle };
			})()`);
			if (state.tag === 'BODY') break;
			assert.ok(state.isSeen, `covered or invisible: ${JSON.stringify(state)}`);
			assert.notEqual(state.ring, 'none', JSON.stringify(state));
		}
		const address = page.url();
		await page.getByLabel('Gender').fill('X');
		await page.keyboard.press('Enter');
		await page.getByLabel('Comment').focus();
		assert.equal(page.url(), address);
		assert.equal(await page.getByLabel('Gender').inputValue(), 'X');
		await page.locator('#decision').focus();
		await page.keyboard.press('Space');
		await page.getByRole('button', { name: 'Send the decision' }).focus();
		await page.keyboard.press('Enter');
		await page.getByRole('heading', { name: 'Thank you', level: 1 }).waitFor();
	});
};

/** What scripts add: changes are marked at once, pictures open large, leaving is asked about. */
const comfort: Use = async (stage) => {
	await visited(stage, '/review?case=ktp', { ...phone, hasScripts: true }, async (page, look) => {
		const city = page.locator('.field', { has: page.getByLabel('City') });
		await page.getByLabel('City').fill('Jakarta');
		assert.match(await city.innerText(), /Edited[\s\S]*Before: Bandung/);
		assert.match(await textOf(page, '.count'), /1 edited/);
		await page.getByLabel('Date of birth').fill('1992-02-03');
		assert.match(await textOf(page, '.field:has-text("Date of birth")'), /3 February 1992/);
		await look('edited');
		await page.getByLabel('City').fill('Bandung');
		assert.doesNotMatch(await city.innerText(), /Edited|Before/);
		await page.getByRole('link', { name: 'Enlarge KTP' }).click();
		const viewer = page.getByRole('dialog', { name: 'KTP' });
		await viewer.waitFor();
		await viewer.getByRole('button', { name: 'Zoom in' }).click();
		await viewer.getByRole('button', { name: 'Rotate' }).click();
		await look('viewer');
		await page.keyboard.press('Escape');
		await viewer.waitFor({ state: 'detached' });
		assert.equal(await page.evaluate('document.activeElement.className'), 'enlarge');
		const asked = page.waitForEvent('dialog');
		await page.close({ runBeforeUnload: true });
		assert.equal((await asked).type(), 'beforeunload');
	});
};

/** Without scripts a picture opens in a tab of its own. */
const withoutScripts: Use = async (stage) => {
	await visited(stage, '/review?case=ktp', { ...phone, hasScripts: false }, async (page) => {
		const opened = page.context().waitForEvent('page');
		await page.getByRole('link', { name: 'Enlarge KTP' }).click();
		assert.match((await opened).url(), /\/document\/ktp\.svg$/);
		await page.getByLabel('City').fill('Jakarta');
		await page.getByRole('button', { name: 'Show my changes' }).click();
		await page.getByText('Before: Bandung').waitFor();
		assert.match(await textOf(page, '.count'), /1 edited/);
	});
};

/** Everything that reviewers do, by name. */
export const uses: ReadonlyArray<readonly [name: string, use: Use]> = [
	['decides', decides(true)],
	['decides without scripts', decides(false)],
	['is refused', keeps('refused', true)],
	['is refused without scripts', keeps('refused', false)],
	['meets a changed record', keeps('changed', true)],
	['meets a changed record without scripts', keeps('changed', false)],
	['meets a hostile record', survives(true)],
	['meets a hostile record without scripts', survives(false)],
	['goes through a long record', wanders(true)],
	['goes through a long record without scripts', wanders(false)],
	['uses keys alone', byKeys],
	['has scripts', comfort],
	['has no scripts', withoutScripts],
];
