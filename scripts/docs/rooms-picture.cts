import { projectFolder } from '../demo/folders.cts';

/** The folders of `nodes/Anycheck`, each as one box, and beside them the front doors and the credentials. */
const ROOMS = '^nodes/Anycheck/[^/]+/|^credentials/';

/**
 * Which folder imports from which, as a diagram that GitHub draws. What follows from other arrows is left out: with all forty
 * arrows nobody could read it.
 *
 * @throws Error when the files cannot be read
 */
export async function roomsPicture(): Promise<string> {
	const { cruise } = await import('dependency-cruiser');
	const { output } = await cruise(['nodes', 'credentials'], {
		baseDir: projectFolder,
		collapse: ROOMS,
		exclude: { path: ['^node_modules', 'api\\.generated'] },
		includeOnly: { path: ['^nodes/Anycheck/', '^credentials/'] },
		tsPreCompilationDeps: true,
	});
	if (typeof output === 'string') throw new Error('The imports cannot be read');
	const uses = new Map(
		output.modules.map(({ source, dependencies }) => [
			nameOf(source),
			new Set(dependencies.map(({ resolved }) => nameOf(resolved))),
		]),
	);
	const arrows = [...uses].flatMap(([room, used]) =>
		[...used]
			.filter((other) => other !== room && !isReached(uses, room, other))
			.map((other) => `\t${idOf(room)}["${room}"] --> ${idOf(other)}["${other}"]`),
	);
	return ['```mermaid', 'flowchart TD', ...arrows.sort(), '```'].join('\n');
}

/** Whether one room leads to another by a third one. */
function isReached(
	uses: ReadonlyMap<string, ReadonlySet<string>>,
	from: string,
	to: string,
): boolean {
	const leadsTo = (room: string): boolean =>
		[...(uses.get(room) ?? [])].some((next) => next === to || leadsTo(next));
	return [...(uses.get(from) ?? [])].some((next) => next !== to && leadsTo(next));
}

function nameOf(path: string): string {
	return path.replace(/^nodes\/Anycheck\//, '').replace(/\/$/, '');
}

function idOf(room: string): string {
	return room.replace(/\W/g, '_');
}
