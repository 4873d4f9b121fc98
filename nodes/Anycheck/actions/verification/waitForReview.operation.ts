import { outputFields } from '../../fields/output';
import { pickedVerification, VERIFICATION_PICKER } from '../../fields/pickers';
import { waitMs } from '../../fields/waitAtMost';
import { handleReviewRequest } from '../../reviewPage/server/handleRequest';
import { DECISION_NOTES } from '../../reviewPage/server/resume';
import { REVIEW_FIELDS } from '../../reviewPage/settings/fields';
import { firstDecisionFrom } from '../../reviewPage/settings/firstDecision';
import { assertKnown } from '../../reviewPage/settings/knownReviewers';
import { pageSettings } from '../../reviewPage/settings/pageSettings';
import {
	assertProtected,
	differingReviewers,
	excludedFrom,
	reviewersFrom,
} from '../../reviewPage/settings/reviewers';
import { leavesWriting } from '../../reviewPage/settings/saveDecision';
import type { ParkedMetadata } from '../../run/newerN8n';
import { Waiting, type Operation } from '../../run/operation';
import { getVerification } from '../../transport/api/verifications';
import { VERIFICATION_OUTPUT } from '../../fields/outputShapes';

/** Lets the workflow wait and serves a page on which a person decides, at the workflow's resume address. */
export const waitForReview: Operation = {
	option: {
		name: 'Wait for Review',
		value: 'waitForReview',
		action: 'Wait for review of verification',
		description: 'Pause the workflow until a person has reviewed a verification and decided',
	},
	calls: ['getVerification', 'updateVerification'],
	fields: [...VERIFICATION_PICKER, ...REVIEW_FIELDS, ...outputFields(VERIFICATION_OUTPUT)],
	output: { ...VERIFICATION_OUTPUT, notes: DECISION_NOTES },
	async run(item) {
		const { parameters, client, resumeUrl, remember } = item;
		// What is not understood fails the item now: once the run waits, nothing can.
		const until = Date.now() + waitMs(parameters);
		const { reviewers } = pageSettings(parameters);
		assertProtected(reviewers, resumeUrl());
		const excluded = excludedFrom(parameters);
		await assertKnown(reviewers, excluded, item);
		firstDecisionFrom(parameters);
		parameters.text('reviewReason');
		leavesWriting(parameters);
		// Nobody should be asked about a verification that is not there.
		const id = pickedVerification(parameters);
		const { status } = await getVerification(client, id);
		// Who must not decide is settled now, whatever the rule's expression finds later.
		remember({
			asked: true,
			id,
			status,
			until,
			...(reviewers.isProven && { proven: true, excluded }),
		});
		return new Waiting();
	},
	wait: {
		until: (parameters) => new Date(Date.now() + waitMs(parameters)),
		async onWaiting(context, [first]) {
			// The editor's link to the page would lack the token that opens it.
			if (first === undefined) return;
			const metadata: ParkedMetadata = { resumeUrl: first.resumeUrl() };
			context.setMetadata(metadata);
		},
		conflictOf: (waiting) => differingReviewers(waiting.map(reviewersFrom)),
		onCall: handleReviewRequest,
	},
};
