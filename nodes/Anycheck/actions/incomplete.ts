import type { RunningItem } from '../run/operation';
import type { ListListener } from '../transport/api/paging';

/** Says beside the output when the API has given less of a list than it says there is. */
export function warnIfIncomplete({ warn }: RunningItem): ListListener {
	return ({ isIncomplete, found, total = 0 }) => {
		if (!isIncomplete) return;
		warn(
			`The list is not complete: AnyCheck says that there are ${total}, and gave ${found} of them.`,
		);
	};
}
