// For everything that is not shipped: sandbox, scripts, tests. What is shipped is linted by n8n's own rules
// (eslint.config.mjs, which n8n does not allow to be changed).
import eslint from '@eslint/js';
import tseslint from 'typescript-eslint';

export default tseslint.config(eslint.configs.recommended, tseslint.configs.strictTypeChecked, {
	files: ['**/*.cts'],
	languageOptions: {
		parserOptions: { project: './tsconfig.dev.json', tsconfigRootDir: import.meta.dirname },
	},
	rules: {
		'@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
	},
});
