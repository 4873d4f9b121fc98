import type { ChildProcess } from 'node:child_process';
import { chown, mkdir, readdir, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { runCommand } from '../../../scripts/n8n/run-command.cts';
import { hasEnded, spawnGroup } from '../../../scripts/n8n/server-process.cts';

const READY_WITHIN_MS = 30_000;
const POSTGRES = '/usr/lib/postgresql';

/** A user that PostgreSQL agrees to run as: it refuses root. */
interface Account {
	uid?: number;
	gid?: number;
}

/** Starts PostgreSQL with a database `n8n` in a private folder. Throws with what is missing where it is not installed. */
export async function startPostgres(folder: string, port: number): Promise<ChildProcess> {
	const binaries = await postgresBinaries();
	const data = join(folder, 'data');
	await mkdir(data, { recursive: true });
	const account = await accountFor(folder, data);
	const asAccount = async (file: string, args: string[]): Promise<void> => {
		const { uid, gid } = account;
		const change =
			uid === undefined
				? []
				: ['setpriv', `--reuid=${uid}`, `--regid=${String(gid)}`, '--clear-groups'];
		const [first = '', ...rest] = [...change, join(binaries, file), ...args];
		await runCommand({ file: first, args: rest, cwd: folder });
	};
	await asAccount('initdb', [
		'-D',
		data,
		'-U',
		'n8n',
		'--auth=trust',
		'--encoding=UTF8',
		'--no-sync',
	]);
	const settings = [
		'-c',
		'fsync=off',
		'-c',
		'max_connections=200',
		'-c',
		`unix_socket_directories=${folder}`,
	];
	const child = spawnGroup(
		join(binaries, 'postgres'),
		['-D', data, '-h', '127.0.0.1', '-p', String(port), ...settings],
		{ cwd: folder, ...account },
		join(folder, 'postgres.log'),
	);
	await untilOpen(child, port, 'PostgreSQL');
	const address = ['-h', '127.0.0.1', '-p', String(port), '-U', 'n8n'];
	for (let tries = 0; ; tries++) {
		try {
			await asAccount('createdb', [...address, 'n8n']);
			return child;
		} catch (error) {
			if (tries === 50) throw error;
			await delay(200);
		}
	}
}

/** Runs statements, or psql's own commands, in the database `n8n`; gives what they print, without headings. */
export async function runSql(port: number, ...statements: string[]): Promise<string> {
	const where = ['-h', '127.0.0.1', '-p', String(port), '-U', 'n8n', '-d', 'n8n'];
	const commands = statements.flatMap((statement) => ['-c', statement]);
	return await runCommand({
		file: join(await postgresBinaries(), 'psql'),
		args: [...where, '-X', '-q', '-A', '-t', '-v', 'ON_ERROR_STOP=1', ...commands],
		cwd: '/',
	});
}

async function postgresBinaries(): Promise<string> {
	const [version] = (await readdir(POSTGRES).catch(() => [])).sort((a, b) => Number(b) - Number(a));
	if (version === undefined) throw new Error('PostgreSQL is missing: apt-get install postgresql');
	return join(POSTGRES, version, 'bin');
}

/** Starts Redis, which keeps nothing on disk. */
export async function startRedis(folder: string, port: number): Promise<ChildProcess> {
	await mkdir(folder, { recursive: true });
	const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--dir', folder];
	const child = spawnGroup('redis-server', args, { cwd: folder }, join(folder, 'redis.log'));
	await untilOpen(child, port, 'Redis', 'redis-server');
	return child;
}

/** Starts nginx with this configuration. */
export async function startNginx(
	folder: string,
	configuration: string,
	port: number,
): Promise<ChildProcess> {
	await mkdir(folder, { recursive: true });
	const file = join(folder, 'nginx.conf');
	const kinds = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
	const temporary = kinds.map((kind) => `${kind}_temp_path ${folder}/${kind};`).join('\n');
	const http = `http {\naccess_log off;\n${temporary}`;
	await writeFile(
		file,
		`pid ${folder}/pid;\ndaemon off;\n${userLine()}${configuration.replace('http {', http)}`,
	);
	const child = spawnGroup(
		'nginx',
		['-p', folder, '-c', file, '-e', join(folder, 'error.log')],
		{ cwd: folder },
		join(folder, 'nginx.log'),
	);
	await untilOpen(child, port, 'nginx', 'nginx');
	return child;
}

/** As root, nginx's workers would change to a user that may not read the private folder. */
function userLine(): string {
	return process.getuid?.() === 0 ? 'user root;\n' : '';
}

async function accountFor(...folders: string[]): Promise<Account> {
	if (process.getuid?.() !== 0) return {};
	const id = async (flag: string): Promise<number> =>
		Number(await runCommand({ file: 'id', args: [flag, 'postgres'], cwd: '/' }));
	const account = { uid: await id('-u'), gid: await id('-g') };
	for (const folder of folders) await chown(folder, account.uid, account.gid);
	return account;
}

async function untilOpen(
	child: ChildProcess,
	port: number,
	name: string,
	packageName?: string,
): Promise<void> {
	child.on('error', () => undefined);
	const deadline = Date.now() + READY_WITHIN_MS;
	while (Date.now() < deadline) {
		if (child.pid === undefined)
			throw new Error(`${name} is missing: apt-get install ${packageName ?? name}`);
		if (hasEnded(child)) throw new Error(`${name} ended while starting`);
		if (await isOpen(port)) return;
		await delay(100);
	}
	throw new Error(`${name} did not listen within ${READY_WITHIN_MS / 1000} seconds`);
}

async function isOpen(port: number): Promise<boolean> {
	return await new Promise((resolve) => {
		const socket = connect(port, '127.0.0.1');
		socket.once('connect', () => {
			socket.destroy();
			resolve(true);
		});
		socket.once('error', () => {
			resolve(false);
		});
	});
}
