import type { INodeProperties } from 'n8n-workflow';

const VERSION = '@version';

/** The fields of the newest version of the node, which the pages are about, without the conditions that say so. */
export function newest(fields: readonly INodeProperties[]): INodeProperties[] {
	return fields.filter(isNewest).map((field) => {
		const { displayOptions, type, options = [] } = field;
		const { show = {}, hide } = displayOptions ?? {};
		const conditions = Object.entries(show).filter(([name]) => name !== VERSION);
		const inner = options.filter((option) => !('type' in option) || isNewest(option));
		return {
			...field,
			...(type === 'collection' && { options: inner }),
			...(displayOptions && {
				displayOptions: { show: Object.fromEntries(conditions), ...(hide && { hide }) },
			}),
		};
	});
}

/** Fields of version 1 alone say so by its number, newer ones by a condition. */
function isNewest({ displayOptions }: INodeProperties): boolean {
	return displayOptions?.show?.[VERSION]?.includes(1) !== true;
}
