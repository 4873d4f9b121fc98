import { z } from 'zod';
import { verificationStatuses } from '../statuses.cts';
import type { OperationId } from '../types.cts';

// What several options are made of.

export const ms = z.number().min(0);
export const bytes = z.number().int().min(0);
export const httpStatus = z.number().int().min(200).max(599);
export const verificationStatus = z.enum(verificationStatuses);
export const statusList = z.array(verificationStatus);

/** Names of operations; one that does not exist concerns nothing. */
export const operationList = z.array(z.custom<OperationId>((value) => typeof value === 'string'));
