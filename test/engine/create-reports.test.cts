// Where AnyCheck is to report changes of a new verification's status, and what signs these reports.
import { redact } from '../../sandbox/index.cts';
import { failures } from './support/desk.cts';
import { create, NEW, on, intakeOfSuite } from './support/intake.cts';
import { CREDENTIAL, expectNoSecret, typed } from './support/stage.cts';

const intake = intakeOfSuite();

afterEach(() => {
	expect(intake.sandbox.record.contractErrors).toEqual([]);
});

describe('reporting changes of the status', () => {
	const URL = 'https://n8n.example.com/webhook/anycheck';
	const toUrl = { statusChanges: 'url', webhookUrl: URL };

	it('goes to nobody unless it is asked for', async () => {
		await intake.run(create({ webhookUrl: URL, options: { webhookSecret: 'of-the-option' } }));

		expect(intake.creations()).toEqual([{ ...NEW, configuration: {} }]);
	});

	it('goes to a URL', async () => {
		await intake.run(create({ ...toUrl, webhookUrl: '={{ $json.url }}' }), [
			{ json: { url: URL } },
		]);

		expect(intake.creations()).toEqual([{ ...NEW, configuration: {}, webhook_url: URL }]);
	});

	it.each([
		['={{ "" }}', /^'Webhook URL' is empty/],
		['={{ $json.missing }}', /^'Webhook URL' is empty/],
		['n8n.example.com/webhook', /^'Webhook URL' is not a web address/],
		['ftp://n8n.example.com', /^'Webhook URL' is not a web address/],
		['javascript:alert(1)', /^'Webhook URL' is not a web address/],
	])('does not go to "%s"', async (webhookUrl, told) => {
		const run = await intake.run(create({ ...toUrl, webhookUrl }));

		expect(failures(run)).toEqual([expect.stringMatching(told)]);
		expect(intake.sandbox.record.total).toBe(0);
	});

	it('resumes this very execution, by an address that is signed', async () => {
		await intake.run(create({ statusChanges: 'thisWorkflow' }));

		expect(intake.creations()[0]).toMatchObject({
			webhook_url: expect.stringMatching(
				/^http:\/\/127\.0\.0\.1:5678\/webhook-waiting\/test-execution\/anycheck\?signature=[0-9a-f]{64}$/,
			) as string,
		});
	});

	it('is not on because its choice was not understood', async () => {
		const run = await intake.run(create({ ...toUrl, statusChanges: '={{ "everywhere" }}' }));

		expect(failures(run)).toEqual([expect.stringMatching(/^'Status Changes' has a value that is/)]);
		expect(intake.sandbox.record.total).toBe(0);
	});

	describe('is signed', () => {
		const signing = (secret: string) => ({ webhook_metadata: { webhook_secret: redact(secret) } });
		const withSecret = (webhookSecret: string) =>
			intake.engine.credentials.create(CREDENTIAL, { ...typed.apiKey(intake), webhookSecret });

		it("with the credential's secret", async () => {
			const credentialId = withSecret(' of-the-credential ');
			await intake.run(create(toUrl), undefined, { credentialId });

			expect(intake.creations()[0]).toMatchObject(signing('of-the-credential'));
		});

		it("with the option's secret rather than the credential's", async () => {
			const credentialId = withSecret('of-the-credential');
			const options = { webhookSecret: '={{ $json.secret }}' };
			await intake.run(create({ ...toUrl, options }), [{ json: { secret: 'of-the-option' } }], {
				credentialId,
			});

			expect(intake.creations()[0]).toMatchObject(signing('of-the-option'));
		});

		it('with nothing where there is no secret', async () => {
			await intake.run(create(toUrl));

			expect(intake.creations()[0]).not.toHaveProperty('webhook_metadata');
		});

		it.each(['={{ $json.missing }}', '={{ null }}', '={{ "  " }}'])(
			'not with nothing, because "%s" finds nothing',
			async (webhookSecret) => {
				const credentialId = withSecret('of-the-credential');
				const run = await intake.run(create({ ...toUrl, options: { webhookSecret } }), undefined, {
					credentialId,
				});

				expect(failures(run)).toEqual([expect.stringMatching(/^'Webhook Secret' is empty/)]);
				expect(intake.sandbox.record.total).toBe(0);
			},
		);

		it("with the credential's secret where the option's is empty", async () => {
			const credentialId = withSecret('of-the-credential');
			await intake.run(create({ ...toUrl, options: { webhookSecret: '' } }), undefined, {
				credentialId,
			});

			expect(intake.creations()[0]).toMatchObject(signing('of-the-credential'));
		});

		it.each([
			['two words', 'has a comma or a space in it'],
			['one,two', 'has a comma or a space in it'],
			['line\nline', 'has a comma or a space in it'],
			['x', 'is too short'],
			['eleven-long', 'is too short'],
		])(
			'not with a secret that would be several as a former one, or can be guessed: %j',
			async (secret, problem) => {
				const ofOption = await intake.run(
					create({ ...toUrl, options: { webhookSecret: '={{ $json.secret }}' } }),
					[{ json: { secret } }],
				);
				const ofCredential = await intake.run(create(toUrl), undefined, {
					credentialId: withSecret(secret),
				});

				for (const run of [ofOption, ofCredential]) {
					expect(failures(run)).toEqual([
						expect.stringMatching(new RegExp(`^'Webhook Secret' ${problem}`)),
					]);
					if (secret.length > 1) expect(failures(run).join()).not.toContain(secret);
				}
				expect(intake.sandbox.record.total).toBe(0);
			},
		);

		it.each([
			['as JSON', '{"order": "A-17", "nested": {"n": 1}}'],
			['from an expression', '={{ $json.metadata }}'],
		])('with data of your own beside the secret, %s', async (_, webhookMetadata) => {
			const metadata = { order: 'A-17', nested: { n: 1 } };
			const options = { webhookMetadata };
			await intake.run(create({ ...toUrl, options }), [{ json: { metadata } }]);
			await intake.run(create({ ...toUrl, options }), [{ json: { metadata } }], {
				credentialId: withSecret('of-the-credential'),
			});

			const [unsigned, signed] = intake.creations();
			expect(unsigned).toMatchObject({ webhook_metadata: metadata });
			expect(unsigned).not.toHaveProperty('webhook_metadata.webhook_secret');
			expect(signed).toMatchObject({
				webhook_metadata: { ...metadata, webhook_secret: redact('of-the-credential') },
			});
		});

		it.each([
			['a list', '[1]', /^'Webhook Metadata' is not an object/],
			['no JSON', '{order: 1}', /^'Webhook Metadata' is not valid JSON/],
			['a secret', '{"webhook_secret": "x"}', /^'Webhook Metadata' has a 'webhook_secret' in it/],
			['nothing', '={{ $json.missing }}', /^'Webhook Metadata' is not an object/],
		])('not with %s instead of such data', async (_, webhookMetadata, message) => {
			const run = await intake.run(create({ ...toUrl, options: { webhookMetadata } }));

			expect(failures(run)).toEqual([expect.stringMatching(message)]);
			expect(intake.sandbox.record.total).toBe(0);
		});

		it('with no data of your own where the option is left empty', async () => {
			await intake.run(create({ ...toUrl, options: { webhookMetadata: '{}' } }));

			expect(intake.creations()[0]).not.toHaveProperty('webhook_metadata');
		});

		it('not with something that is no text', async () => {
			const options = { webhookSecret: '={{ { secret: "x" } }}' };
			const run = await intake.run(create({ ...toUrl, options }));

			expect(failures(run)).toEqual([expect.stringMatching(/^'Webhook Secret' is not text/)]);
			expect(intake.sandbox.record.total).toBe(0);
		});

		it('and the secret is nowhere in what comes out, whole or not', async () => {
			const credentialId = withSecret('of-the-credential');
			const settings = { credentialId };
			for (const simplify of [true, false]) {
				const run = await intake.run(create({ ...toUrl, simplify }), undefined, settings);

				expect(run.outputs.success).toHaveLength(1);
				expect(JSON.stringify(run.executionData)).not.toContain('of-the-credential');
				expectNoSecret(intake, credentialId, run.executionData);
			}
		});
	});
});

it.each([true, false])('shows nobody what authenticates (Simplify: %s)', async (simplify) => {
	const [{ id } = { id: '' }] = intake.sandbox.state.addVerifications(1, {
		api_key: 'hush-key',
		input_config: { nested: [{ api_key: 'hush-inside', kept: 1 }] },
	});

	const { outputs } = await intake.run(on('get', { simplify }), [{ json: { id } }]);

	const json = outputs.success[0]?.json ?? {};
	expect(json[simplify ? 'configuration' : 'input_config']).toEqual({ nested: [{ kept: 1 }] });
	expect(JSON.stringify(json)).not.toContain('hush');
});

it('keeps what else is in the metadata of a webhook', async () => {
	const webhook_metadata = { webhook_secret: 'hush', order: 'A-17' };
	const [{ id } = { id: '' }] = intake.sandbox.state.addVerifications(1, { webhook_metadata });

	const { outputs } = await intake.run(on('get', { simplify: false }), [{ json: { id } }]);

	expect(outputs.success[0]?.json['webhook_metadata']).toEqual({ order: 'A-17' });
});
