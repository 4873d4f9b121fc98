// Comfort only: everything works without it. Written for browsers of the last five years, and kept as text, since the
// page must not load anything. Its words come from the page.
const TRACKING = `
var form = document.getElementById('review');
var errors = document.getElementById('notice');
if (errors) errors.focus();
function valueOf(field) {
	var radio = field.querySelector('input[type=radio]');
	var control = radio ? field.querySelector('input[type=radio]:checked') : field.querySelector('.control');
	return control ? control.value : '';
}
function firstValueOf(field) {
	if (field.hasAttribute('data-was')) return field.getAttribute('data-was');
	var radios = field.querySelectorAll('input[type=radio]');
	for (var i = 0; i < radios.length; i++) if (radios[i].defaultChecked) return radios[i].value;
	return radios.length ? '' : field.querySelector('.control').defaultValue;
}
function dayInWords(value) {
	return value && new Date(value + 'T00:00:00Z').toLocaleDateString(form.dataset.locale, { dateStyle: 'long', timeZone: 'UTC' });
}
function wordFor(field, value) {
	if (field.querySelector('input[type=date]')) return dayInWords(value);
	var radios = field.querySelectorAll('input[type=radio]');
	for (var i = 0; i < radios.length; i++) if (radios[i].value === value) return radios[i].parentNode.textContent.trim();
	return value;
}
function mark(field) {
	var day = field.querySelector('.day');
	var date = field.querySelector('input[type=date]');
	if (day && date) day.textContent = dayInWords(date.value);
	var first = firstValueOf(field);
	var isEdited = valueOf(field) !== first;
	if (isEdited === field.classList.contains('edited')) return;
	field.classList.toggle('edited', isEdited);
	var name = field.querySelector('.name');
	var tag = name.querySelector('.mine');
	var was = field.querySelector('.was.mine');
	if (tag) tag.remove();
	if (was) was.remove();
	if (!isEdited) return;
	tag = document.createElement('span');
	tag.className = 'tag mine';
	tag.textContent = form.dataset.edited;
	name.append(' ', tag);
	was = document.createElement('p');
	was.className = 'was mine';
	var old = document.createElement('bdi');
	old.textContent = wordFor(field, first).slice(0, 1000) || form.dataset.empty;
	was.append(form.dataset.was + ' ', old);
	field.append(was);
}
function count() {
	var edited = form.querySelectorAll('.field.edited').length + form.querySelectorAll('.remove :checked').length;
	var label = form.querySelector('.count');
	edited += Number(form.dataset.elsewhere);
	if (label) label.textContent = edited ? form.dataset.count.replace('{count}', edited) : '';
	return edited;
}
`;

const FORM = `
if (form) {
	var isSending = false;
	var fields = form.querySelectorAll('.field[data-edit]');
	var markAll = function () { fields.forEach(mark); count(); };
	markAll();
	form.addEventListener('input', function (event) {
		var field = event.target.closest('.field[data-edit]');
		if (field) mark(field);
		count();
	});
	form.addEventListener('keydown', function (event) {
		if (event.key === 'Enter' && event.target.matches('input.control')) event.preventDefault();
	});
	var hint = form.querySelector('.keys');
	if (hint) hint.hidden = false;
	document.addEventListener('keydown', function (event) {
		if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || document.querySelector('dialog[open]')) return;
		var choices = form.querySelectorAll('[name=decision]');
		if (!choices.length) return;
		event.preventDefault();
		if (form.querySelector('[name=decision]:checked')) form.querySelector('[value=send]').click();
		else choices[0].focus();
	});
	form.addEventListener('submit', function (event) {
		if (isSending) event.preventDefault();
		isSending = true;
		if (event.submitter && event.submitter.value === 'send') event.submitter.textContent = form.dataset.sending;
	});
	var send = form.querySelector('[value=send]');
	var sendLabel = send && send.textContent;
	window.addEventListener('pageshow', function () {
		isSending = false;
		if (send) send.textContent = sendLabel;
		markAll();
	});
	window.addEventListener('beforeunload', function (event) {
		var comment = form.querySelector('[name=comment]');
		if (!isSending && (count() || (comment && comment.value))) event.preventDefault();
	});
	var show = form.querySelector('.check');
	if (show) show.hidden = true;
}
`;

const VIEWER = `
document.addEventListener('click', function (event) {
	var link = event.target.closest('a.enlarge');
	if (!link || event.ctrlKey || event.metaKey || event.shiftKey || !window.HTMLDialogElement) return;
	event.preventDefault();
	var viewer = document.createElement('dialog');
	viewer.className = 'viewer';
	viewer.setAttribute('aria-label', link.dataset.label);
	var tools = document.createElement('div');
	tools.className = 'tools';
	var label = document.createElement('span');
	label.textContent = link.dataset.label;
	var sheet = document.createElement('div');
	sheet.className = 'sheet';
	sheet.tabIndex = 0;
	sheet.setAttribute('role', 'group');
	sheet.setAttribute('aria-label', link.dataset.label);
	var button = function (text, act) {
		var made = document.createElement('button');
		made.type = 'button';
		made.className = 'button';
		made.textContent = text;
		made.addEventListener('click', function () { act(made); });
		return made;
	};
	var image = document.createElement('img');
	image.src = link.href;
	image.alt = link.dataset.label;
	sheet.append(image);
	var scale = 1;
	var turns = 0;
	var shown = image;
	// Turned pictures are drawn anew, so that what is turned has its own width and height to scroll in.
	var draw = function () {
		var next = image;
		if (turns) {
			next = document.createElement('canvas');
			next.setAttribute('role', 'img');
			next.setAttribute('aria-label', image.alt);
			var isAcross = turns % 2;
			// Large enough to be sharp, also of a drawing that tells a small size.
			var larger = Math.max(1, 1600 / Math.max(image.naturalWidth, image.naturalHeight, 1));
			var width = image.naturalWidth * larger;
			var height = image.naturalHeight * larger;
			next.width = isAcross ? height : width;
			next.height = isAcross ? width : height;
			var pen = next.getContext('2d');
			pen.translate(next.width / 2, next.height / 2);
			pen.rotate(turns * Math.PI / 2);
			pen.drawImage(image, -width / 2, -height / 2, width, height);
		}
		var ratio = turns ? next.width / next.height : image.naturalWidth / image.naturalHeight;
		var fitting = Math.min(sheet.clientWidth, sheet.clientHeight * ratio);
		next.style.width = scale > 1 ? fitting * scale + 'px' : '';
		sheet.classList.toggle('large', scale > 1);
		shown.replaceWith(next);
		shown = next;
	};
	var zoom = function (by) {
		scale = Math.min(8, Math.max(1, scale * by));
		draw();
	};
	var acts = {
		'+': function () { zoom(1.5); },
		'-': function () { zoom(1 / 1.5); },
		r: function () { turns = (turns + 1) % 4; draw(); },
	};
	tools.append(
		label,
		button(link.dataset.in + ' (+)', acts['+']),
		button(link.dataset.out + ' (-)', acts['-']),
		button(link.dataset.turn + ' (R)', acts.r),
		button(link.dataset.close, function () { viewer.close(); }),
	);
	viewer.addEventListener('keydown', function (event) {
		var act = !event.ctrlKey && !event.metaKey && !event.altKey && acts[event.key === '=' ? '+' : event.key.toLowerCase()];
		if (!act) return;
		event.preventDefault();
		act();
	});
	viewer.append(tools, sheet);
	viewer.addEventListener('close', function () { viewer.remove(); link.focus(); });
	document.body.append(viewer);
	viewer.showModal();
});
`;

/** All of the page's script, as it stands in the page. */
export const SCRIPT = `(function () {${TRACKING}${FORM}${VIEWER}})();`.replace(/\n\t+/g, '\n');
