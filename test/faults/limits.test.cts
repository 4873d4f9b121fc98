import { limits } from './scenarios/limits.cts';
import { testAll } from './support/suite.cts';

testAll(limits);
