import { outages } from './scenarios/outages.cts';
import { testAll } from './support/suite.cts';

testAll(outages);
