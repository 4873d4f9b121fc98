import { html } from '../../../nodes/Anycheck/reviewPage/page/html';

describe('a piece of a page', () => {
	const hostile = `<script>alert("1")</script>&'`;
	const harmless = '&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;&#39;';

	test.each([
		['text', html`<p>${hostile}</p>`, `<p>${harmless}</p>`],
		['an attribute', html`<p id="${hostile}"></p>`, `<p id="${harmless}"></p>`],
		['markup', html`<p>${html`<b>${hostile}</b>`}</p>`, `<p><b>${harmless}</b></p>`],
		['a list', html`<p>${[html`<b>1</b>`, hostile, 2]}</p>`, `<p><b>1</b>${harmless}2</p>`],
		['nothing', html`<p>${false}${null}${undefined}${''}${0}</p>`, '<p>0</p>'],
		['dollars', html`<p>${'$& $1'}</p>`, '<p>$&amp; $1</p>'],
	])('holds %s', (_name, markup, expected) => {
		expect(markup.toString()).toBe(expected);
	});

	test('indentation of a template goes, that of a value stays', () => {
		const value = '\n\t\tvalue';
		const markup = html`<section>
			<p>${value}</p>
			<p>${value}</p>
		</section>`;
		expect(markup.toString()).toBe(`<section>\n<p>${value}</p>\n<p>${value}</p>\n</section>`);
	});
});
