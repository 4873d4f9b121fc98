import { join } from 'node:path';
import { explain, HumanError } from './human-error.cts';
import { formatBytes, freeBytes, withProgress, type Report } from './install-progress.cts';
import {
	buildDatabaseDriver,
	checkTools,
	downloadPackages,
	verifyInstallation,
} from './install-steps.cts';
import {
	discardInstallation,
	openWorkspace,
	publishWorkspace,
	removeLeftovers,
} from './install-workspace.cts';
import {
	cacheFolder,
	describeInstallation,
	installationName,
	isComplete,
	type N8nInstallation,
} from './locations.cts';
import { chosenN8n, INSTALL_MINUTES, INSTALL_SIZE_GB, NODE_VERSION } from './versions.cts';

/**
 * The chosen n8n, installed into the user's cache folder unless it is there already: complete, or not at all.
 * `signal` ends a running installation and removes what it left. Throws HumanError.
 */
export async function ensureN8n(report: Report, signal: AbortSignal): Promise<N8nInstallation> {
	const cache = cacheFolder();
	const target = join(cache, installationName());
	for (const leftover of await removeLeftovers(cache))
		report(`Removed an unfinished installation: ${leftover}`);
	if (isComplete(target)) return describeInstallation(target);

	await discardInstallation(cache, target);
	report(
		`Installing n8n ${chosenN8n()} and Node ${NODE_VERSION} into ${target}: ` +
			`about ${INSTALL_SIZE_GB} GB and ${INSTALL_MINUTES} minutes, once on this machine.`,
	);
	const workspace = await openWorkspace(cache);
	try {
		await install(workspace.folder, report, signal);
		await publishWorkspace(workspace.folder, target);
	} catch (error) {
		throw installationError(error, signal);
	} finally {
		await workspace.close();
	}
	return describeInstallation(target);
}

async function install(folder: string, report: Report, signal: AbortSignal): Promise<void> {
	const free = await freeBytes(folder);
	if (free < INSTALL_SIZE_GB * 1.5e9) {
		throw new HumanError(
			`Not enough disk space for n8n: ${formatBytes(free)} free, ${INSTALL_SIZE_GB} GB and some more for npm needed.`,
		);
	}
	await checkTools(folder);
	await withProgress(report, 'Downloading n8n and Node', folder, () =>
		downloadPackages(folder, signal),
	);
	await withProgress(report, 'Building the database driver', folder, () =>
		buildDatabaseDriver(folder, signal),
	);
	await withProgress(report, 'Checking the installation', folder, () =>
		verifyInstallation(folder, signal),
	);
}

function installationError(error: unknown, signal: AbortSignal): Error {
	if (signal.aborted)
		return new HumanError('The installation of n8n was interrupted; nothing of it is left.');
	const reason = explain(error);
	const offline = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENETUNREACH/.test(reason);
	const hint = offline
		? '\nNo network? npm could not reach its registry; try again when it can.'
		: '';
	const full = reason.includes('ENOSPC') ? '\nThe disk is full.' : '';
	return new HumanError(`n8n could not be installed.${hint}${full}\n${reason}`);
}
