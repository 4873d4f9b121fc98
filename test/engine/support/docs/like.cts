/** The value as something that a real one has to match: `…` inside of a text stands for any text. */
export function like(value: unknown): unknown {
	if (typeof value === 'string') {
		if (!value.includes('…')) return value;
		const parts = value.split('…').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
		return expect.stringMatching(new RegExp(`^${parts.join('[\\s\\S]*')}$`)) as unknown;
	}
	if (Array.isArray(value)) return value.map(like);
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, like(part)]));
}

/** What an object is made of: names and kinds of values, in order; of a list, its first entry. */
export function shapeOf(value: unknown): unknown {
	if (Array.isArray(value)) return value.slice(0, 1).map(shapeOf);
	if (typeof value !== 'object' || value === null) return value === null ? 'null' : typeof value;
	return Object.entries(value).map(([key, part]) => [key, shapeOf(part)]);
}
