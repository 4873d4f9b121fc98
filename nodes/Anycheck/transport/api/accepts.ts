import type { JsonObject } from '../../json/objects';

/** Whether an answer is about the object with this id (in lower case), and about no other. */
export function isAbout(id: string): (resource: JsonObject) => boolean {
	return (resource) => String(resource.id).toLowerCase() === id;
}

/** Whether an answer is about an object at all: a new one, whose id nobody knows before. */
export function hasId({ id }: JsonObject): boolean {
	return typeof id === 'string' && id !== '';
}
