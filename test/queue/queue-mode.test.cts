// n8n in queue mode, as deploy/queue-mode starts it: one cluster for all that follows.
import { main } from './main-job.cts';
import { files } from './files.cts';
import { millionRows } from './million-rows.cts';
import { review } from './review.cts';
import { trigger } from './trigger.cts';
import { waits } from './waits.cts';
import { cluster } from './harness/one-cluster.cts';

beforeAll(async () => {
	await cluster.open();
}, 600_000);
afterAll(async () => {
	await cluster.close();
});

describe('Update', main);
describe('Trigger', trigger);
describe('Waiting executions', waits);
describe('Files', files);
describe('Many rows', millionRows);
describe('Review', review);
