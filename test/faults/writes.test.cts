import { writes } from './scenarios/writes.cts';
import { testAll } from './support/suite.cts';

testAll(writes);
