import { CrmExample } from './crm-example.cts';
import type { Crm } from './crm.cts';
import { regularLook } from './crm-regular.cts';
import { reports } from './crm-reports.cts';

/**
 * The tests of an example that connects the deals of a CRM with their verifications.
 * @param more tests of the published example that only this CRM has
 * @param looks tests of the regular look that only this CRM has
 */
export function crmSuite(
	crm: Crm,
	more?: (subject: () => CrmExample) => void,
	looks?: (subject: () => CrmExample) => void,
): void {
	let subject: CrmExample;

	beforeAll(async () => {
		subject = await CrmExample.open(crm);
	});
	beforeEach(() => {
		subject.example.reset();
	});
	afterEach(() => {
		expect(subject.example.complaints()).toEqual([]);
	});
	afterAll(async () => {
		const unexecuted = subject.example.unexecuted();
		await subject.example.close();
		expect(unexecuted).toEqual([]);
	});

	regularLook(() => subject);
	looks?.(() => subject);

	describe('published', () => {
		beforeAll(async () => {
			await subject.publish();
		});
		afterEach(async () => {
			// What still runs would meet the deals of the next test.
			await subject.started(0);
		});
		afterAll(async () => {
			await subject.withdraw();
		});

		reports(() => subject);
		more?.(() => subject);
	});
}
