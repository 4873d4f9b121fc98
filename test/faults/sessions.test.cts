import { sessions } from './scenarios/sessions.cts';
import { testAll } from './support/suite.cts';

testAll(sessions);
