import { cancelling } from './scenarios/cancelling.cts';
import { testAll } from './support/suite.cts';

testAll(cancelling, { hasStopwatch: true });
