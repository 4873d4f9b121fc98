import type { Resource } from './operation';
import { verification } from './verification';

/** Everything the node can do. */
export const resources: Resource[] = [verification];
