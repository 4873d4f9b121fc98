import type { Person } from './people.cts';

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: string): string {
	return text.replace(/[&<>"]/g, (character) => escapes[character] ?? character);
}

function portrait(person: Person, x: number, y: number, size: number): string {
	// Clothes in a colour of the person's own, so that faces of one person look alike and those of two do not.
	const hue = Number(person.nik.slice(-4)) * 67;
	return `<g transform="translate(${x} ${y}) scale(${size / 100})">
<rect width="100" height="120" fill="#cfd8e3"/>
<circle cx="50" cy="48" r="24" fill="#c68863"/>
<path d="M12 120c0-52 76-52 76 0z" fill="hsl(${hue} 55% 40%)"/>
</g>`;
}

/** Drawing of an identity card, marked as a sample. */
export function identityCard(person: Person): Buffer {
	const lines = [
		`NIK: ${person.nik}`,
		`Nama: ${person.name}`,
		`Tempat/Tgl Lahir: ${person.birthPlace}, ${person.birthDate}`,
		`Jenis Kelamin: ${person.gender}`,
		`Alamat: ${person.address}`,
		`Pekerjaan: ${person.occupation}`,
	];
	const text = lines
		.map((line, index) => `<text x="24" y="${84 + index * 34}">${escaped(line)}</text>`)
		.join('\n');
	return Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 400">
<rect width="640" height="400" rx="20" fill="#8fc1e3"/>
<g font-family="sans-serif" font-size="18" fill="#123"><text x="24" y="44" font-size="22" font-weight="bold">CONTOH · BUKAN DOKUMEN ASLI</text>
${text}</g>
${portrait(person, 500, 110, 115)}
</svg>`);
}

/** Drawing of a person's face. */
export function selfie(person: Person): Buffer {
	return Buffer.from(
		`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 360">${portrait(person, 0, 0, 300)}</svg>`,
	);
}
