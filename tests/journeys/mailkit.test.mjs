// MailKit's customer: subscribes, sends, tops up twice, cancels in the portal, and is on the default plan when the period is over.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { hasBrowser, openBrowser } from './browser.mjs';
import { startService, until } from './service.mjs';

const account = '/v1/accounts/ada';
let service, browser, clock;

before(async () => {
  if (!hasBrowser) return;
  const catalog = JSON.parse(readFileSync(join(process.env.BILLING_ROOT, 'samples/catalogs/mailkit.json'), 'utf8'));
  catalog.plans.push({
    slug: 'free', name: 'Free', tier: 0, public: true, price: null,
    meters: [{ meter: 'email_sent', included: '0', limit_mode: 'none', cost: { credit_type: 'emails', amount: '1' }, overage: 'block' }],
  });
  service = await startService({ ...catalog, default_plan: 'free' });
  browser = await openBrowser();
});

after(async () => {
  await browser?.close();
  await service?.stop();
});

const balance = async () => (await service.get(`${account}/balances`)).balances.emails?.settled ?? '0';
const subscription = () => service.get(`${account}/subscription`);
const advance = (to) => service.post(`/v1/test-clocks/${clock}/advance`, { to });
const send = (quantity, key) => service.call('POST', `${account}/usage`, { meter: 'email_sent', quantity }, { 'idempotency-key': key });

async function pay(url, name) {
  const { page } = browser;
  await page.goto(url);
  await browser.picture(`${name}-page`);
  await page.fill('input[name=number]', '4242 4242 4242 4242');
  await page.click('button.wide');
  await page.waitForURL(`${service.url}/**`);
  await browser.picture(`${name}-paid`);
}

async function topUp(key) {
  const checkout = await service.post(`${account}/checkout/topup`, { package: 'email_topup' }, { 'idempotency-key': key });
  await pay(checkout.url, key);
}

test('subscribe, send, top up, stack, cancel in the portal, back on the default plan', { skip: hasBrowser ? false : 'no Chromium is installed' }, async (t) => {
  clock = (await service.post('/v1/test-clocks', { now: '2026-03-01T00:00:00Z' })).id;
  await service.post('/v1/accounts', { id: 'ada', email: 'ada@example.com', name: 'Ada', test_clock: clock });
  assert.equal((await subscription()).plan.slug, 'free');
  assert.equal((await send('1', 'too-early')).status, 402);

  const checkout = await service.post(`${account}/checkout/subscription`, { plan: 'mailkit' }, { 'idempotency-key': 'subscribe' });
  assert.deepEqual(await service.post(`${account}/checkout/subscription`, { plan: 'mailkit' }, { 'idempotency-key': 'subscribe' }), checkout);
  await pay(checkout.url, 'subscribe');
  await until(async () => await balance() === '5000');
  const begun = await subscription();
  assert.equal(begun.plan.slug, 'mailkit');
  assert.equal(begun.plan.source, 'subscription');
  assert.equal(begun.subscription.status, 'active');
  assert.equal((await service.call('POST', `${account}/checkout/subscription`, { plan: 'mailkit' })).body.code, 'already_subscribed');

  assert.equal((await send('100', 'first')).status, 201);
  assert.equal((await send('100', 'first')).status, 201);
  assert.equal(await balance(), '4900');

  await advance('2026-03-20T00:00:00Z');
  await topUp('top-up-1');
  await until(async () => await balance() === '9900');
  await topUp('top-up-2');
  await until(async () => await balance() === '14900');
  const payments = (await service.get(`${account}/payments`)).data;
  assert.deepEqual(payments.map((one) => one.amount_minor), [900, 900, 1900]);

  const portal = await service.post(`${account}/portal`, {});
  const { page } = browser;
  await page.goto(portal.url);
  await browser.picture('portal');
  await page.click('button[name=action][value=cancel]');
  await page.waitForSelector('button[name=action][value=resume]');
  await browser.picture('portal-canceled');
  await until(async () => (await subscription()).subscription.cancel_at_period_end);
  assert.equal((await subscription()).plan.slug, 'mailkit');
  assert.equal(await balance(), '14900');

  await advance('2026-04-01T00:10:00Z');
  await until(async () => (await subscription()).plan.slug === 'free');
  const over = await subscription();
  assert.equal(over.subscription.status, 'canceled');
  // The plan's own 4,900 ended on 31 March; what was bought on 20 March lives on.
  assert.equal(await balance(), '10000');
  assert.equal((await send('1', 'after')).status, 201);
  const verified = await service.get(`${account}/ledger/verify`);
  assert.equal(verified.ok, true);
  t.diagnostic(`= MailKit in Chromium: 5,000 granted, 100 sent, 2 top-ups stacked, canceled in the portal, on "${over.plan.slug}" afterwards; ${verified.entries} entries verified`);
});
