import { bankStatement } from './bankStatement';
import { file } from './file';
import { folder } from './folder';
import type { Resource } from '../run/operation';
import { service } from './service';
import { template } from './template';
import { verification } from './verification';

/** Everything the node can do. */
export const resources: Resource[] = [bankStatement, file, folder, service, template, verification];
