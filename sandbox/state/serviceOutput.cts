import type { JsonObject, Verification } from '../types.cts';
import {
	bankStatementOutput,
	certificateOutput,
	extractionOutput,
	financialStatementOutput,
	ktpOutput,
	pepOutput,
	slikOutput,
} from './outputs.cts';
import type { Person } from './people.cts';
import { services } from './services.cts';

type Make = (person: Person, isGood: boolean) => JsonObject;

const byService = new Map<string, Make>([
	[services.bankStatement.id, bankStatementOutput],
	[services.financialStatement.id, financialStatementOutput],
	[services.slik.id, slikOutput],
	[services.documentExtraction.id, extractionOutput],
	[services.nib.id, certificateOutput],
	[services.bpkb.id, certificateOutput],
	[services.landCertificate.id, certificateOutput],
]);

/** What a verification's service puts out about a person. */
export function serviceOutput(
	{ service, input_config }: Verification,
	person: Person,
	isGood: boolean,
): JsonObject {
	const ktp = input_config.verification_type === 'KTP_PEP' ? pepOutput : ktpOutput;
	return (byService.get(service.id) ?? ktp)(person, isGood);
}
