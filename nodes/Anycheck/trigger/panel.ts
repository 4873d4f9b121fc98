import type { TriggerPanelDefinition } from 'n8n-workflow';

const TEST =
	"<b>To try it out</b>, click 'Execute step', then create a verification that reports to the test URL. What comes in shows up here.";

/** What the editor says beside the trigger while it has not run. */
export const triggerPanel: TriggerPanelDefinition = {
	header: '',
	executionsHelp: {
		inactive: `${TEST}<br /><br /><b>To run by itself</b>, publish the workflow, and create verifications that report to the production URL.`,
		active: `${TEST}<br /><br /><b>It runs by itself</b> for verifications that report to the production URL. These runs are in the <a data-key="executions">executions list</a>.`,
	},
	activationHint:
		'When you have finished building, publish the workflow: it then takes the reports to the production URL.',
};
