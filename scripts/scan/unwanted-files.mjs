const WANTED = [
	/^(README\.md|LICENSE|CHANGELOG\.md|package\.json)$/,
	/^dist\/icons\/[\w.-]+\.(svg|png)$/,
	/^dist\/(nodes|credentials)\/[\w./-]+\.(js|d\.ts|svg|png)$/,
	/^dist\/nodes\/[\w./-]+\.node\.json$/,
	/^dist\/nodes\/[\w./-]*\/__schema__\/v\d+\.\d+\.\d+\/[\w./-]+\.json$/,
];
const UNWANTED = [/\.test\./, /(^|\/)(test|tests|__tests__|sandbox)\//];
const NEEDED = ['README.md', 'LICENSE', 'CHANGELOG.md', 'package.json'];

/**
 * What a user of the package has no use for, and what he misses.
 * @param {string[]} files paths in the package
 * @returns {string[]} findings, empty when all is well
 */
export function unwantedFiles(files) {
	const isWanted = (file) =>
		WANTED.some((pattern) => pattern.test(file)) && !UNWANTED.some((pattern) => pattern.test(file));
	return [
		...files
			.filter((file) => !isWanted(file))
			.map((file) => `${file} does not belong in the package`),
		...NEEDED.filter((file) => !files.includes(file)).map((file) => `${file} is missing`),
	];
}
