/** An invented person. Identity numbers start with 99, which is no province, so they belong to no one. */
export interface Person {
	nik: string;
	name: string;
	birthPlace: string;
	/** Day of birth, `YYYY-MM-DD`. */
	birthDate: string;
	gender: 'PEREMPUAN' | 'LAKI-LAKI';
	address: string;
	occupation: string;
}

function person(
	serial: number,
	name: string,
	birthPlace: string,
	birthDate: string,
	gender: Person['gender'],
	occupation: string,
): Person {
	const [year = '', month = '', day = ''] = birthDate.split('-');
	// The day of birth inside the number counts from 40 for women.
	const dayCode = gender === 'PEREMPUAN' ? String(Number(day) + 40) : day;
	const nik = `990000${dayCode}${month}${year.slice(2)}${String(serial).padStart(4, '0')}`;
	const address = `Jalan Contoh No. ${serial}, ${birthPlace}`;
	return { nik, name, birthPlace, birthDate, gender, address, occupation };
}

/** The people of the demo data. */
export const people = {
	siti: person(1, 'SITI CONTOH', 'Bandung', '1992-02-02', 'PEREMPUAN', 'Wiraswasta'),
	budi: person(2, 'BUDI MISALNYA', 'Surabaya', '1985-11-17', 'LAKI-LAKI', 'Karyawan Swasta'),
	dewi: person(3, 'DEWI UMPAMA', 'Yogyakarta', '1998-07-30', 'PEREMPUAN', 'Guru'),
	agus: person(4, 'AGUS PERCOBAAN', 'Medan', '1979-05-09', 'LAKI-LAKI', 'Pedagang'),
	rina: person(5, "RINA AR-RAHMAH O'CONTOH", 'Makassar', '1990-12-24', 'PEREMPUAN', 'Perawat'),
	joko: person(6, 'JOKO ANDAIKATA', 'Semarang', '1988-03-15', 'LAKI-LAKI', 'Petani'),
};

const everyone = Object.values(people);

/** One of the people, taking turns. */
export function personNumber(index: number): Person {
	return everyone[index % everyone.length] ?? people.siti;
}
