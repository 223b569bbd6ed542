// The sample application in a browser: subscribe, send, run low, run out, top up. Nothing of it is stubbed.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { hasBrowser, openBrowser } from './browser.mjs';
import { startService, until } from './service.mjs';

const skip = hasBrowser ? false : 'no Chromium is installed';
let service, browser, page;

before(async () => {
  if (!hasBrowser) return;
  service = await startService(null, { mailkit: true });
  browser = await openBrowser();
  page = browser.page;
});

after(async () => {
  await browser?.close();
  await service?.stop();
});

const balance = () => page.locator('#balance').getAttribute('data-balance');
const balanceBecomes = (wanted) => until(async () => await balance() === wanted);
const adjust = (account, amount) =>
  service.post(`/v1/accounts/${account}/adjustments`, { credit_type: 'emails', amount, reason: 'the journey' });

async function pay(name) {
  await page.waitForURL(`${service.sandboxUrl}/**`);
  await browser.picture(`mailkit-${name}-checkout`);
  await page.fill('input[name=number]', '4242 4242 4242 4242');
  await page.click('button.wide');
  await page.waitForURL(`${service.mailkitUrl}/**`);
}

async function send(subject) {
  await page.fill('#to', 'reader@example.com');
  await page.fill('#subject', subject);
  await page.fill('#html', '<strong>It works</strong>');
  await page.click('#send button[type=submit]');
}

async function call(path, body, key) {
  const answer = await fetch(`${service.mailkitUrl}${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { 'content-type': 'application/json', ...(key ? { 'idempotency-key': key } : {}) },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  return { status: answer.status, body: await answer.json() };
}

test('MailKit: subscribe, send, run low, run out, top up', { skip }, async (t) => {
  await page.goto(service.mailkitUrl);
  await browser.picture('mailkit-welcome');
  await page.click('#subscribe button');
  assert.match(await page.textContent('#subscribe-error'), /e-mail address/);
  await page.fill('#email', 'Ada@Example.com');
  await page.fill('#name', 'Ada <b>Lovelace</b>');
  await page.click('#subscribe button');
  await pay('subscribe');
  await balanceBecomes('5000');
  assert.equal(await page.textContent('#plan'), 'MailKit Plan');
  await browser.picture('mailkit-subscribed');
  const me = await page.evaluate(async () => (await fetch('/me')).json());
  const account = me.customer_id;
  assert.deepEqual((await call(`/credits/${account}`)).body, { balance: '5000' });
  assert.equal((await call('/checkout/subscribe', { email: 'ada@example.com', name: 'Ada' })).status, 409);

  await send('Hello <img src=x onerror=alert(1)>');
  await balanceBecomes('4999');
  await until(async () => await page.locator('#sent li').count() === 1);
  assert.equal(await page.locator('#sent img').count(), 0);

  // What the provider does not take costs nothing.
  await page.check('#fails');
  await send('Lost');
  await page.waitForSelector('#send-error:not([hidden])');
  assert.match(await page.textContent('#send-error'), /not charged/);
  await browser.picture('mailkit-provider-fails');
  assert.equal((await service.get(`/v1/accounts/${account}/balances`)).balances.emails.available, '4999');
  await page.uncheck('#fails');

  // The page follows the ledger by itself; one more send takes it below 1,000, and the notice comes by webhook.
  await adjust(account, '-3999');
  await balanceBecomes('1000');
  assert.equal(await page.isVisible('#low'), false);
  await send('The one below the line');
  await balanceBecomes('999');
  await page.waitForSelector('#low:not([hidden])', { timeout: 30_000 });
  assert.match(await page.textContent('#low-text'), /999/);
  await browser.picture('mailkit-low');

  await adjust(account, '-999');
  await balanceBecomes('0');
  await send('One too many');
  await page.waitForSelector('#send-error:not([hidden])');
  assert.match(await page.textContent('#send-error'), /no e-mails left/);
  await browser.picture('mailkit-empty');
  const refused = await call('/send', { customer_id: account, to: 'a@example.com', subject: 'x', html: 'y' });
  assert.equal(refused.status, 402);
  assert.equal(typeof refused.body.error, 'string');

  await page.click('#low .topup');
  await pay('top-up');
  await balanceBecomes('5000');
  await page.waitForSelector('#low', { state: 'hidden' });
  await send('And on it goes');
  await balanceBecomes('4999');

  // A key is the customer's and the mail's: the same send is answered again, another mail is refused.
  const mail = { customer_id: account, to: 'a@example.com', subject: 'Once', html: 'y' };
  const [first, again] = [await call('/send', mail, 'once-1'), await call('/send', mail, 'once-1')];
  assert.deepEqual([first.status, again.status, again.body.id], [200, 200, first.body.id]);
  assert.equal((await call('/send', { ...mail, subject: 'Another' }, 'once-1')).status, 422);
  assert.equal((await call('/send', { ...mail, customer_id: 'mk_nobody' }, 'once-1')).status, 404);
  await balanceBecomes('4998');
  await page.setViewportSize({ width: 360, height: 780 });
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), true);
  await browser.picture('mailkit-narrow');

  await page.setViewportSize({ width: 900, height: 1000 });
  await page.click('#billing');
  await page.waitForURL(`${service.url}/**`);
  await browser.picture('mailkit-billing');
  assert.match(await page.textContent('body'), /MailKit Plan/);

  const verified = await service.get(`/v1/accounts/${account}/ledger/verify`);
  assert.equal(verified.ok, true);
  t.diagnostic(`= MailKit's page in Chromium: 5,000 bought, 4 sent, a notice at 999, 402 at 0, 5,000 more; ${verified.entries} entries verified`);
});

test('MailKit: a webhook that Billing did not sign is refused', { skip }, async () => {
  const refused = await call('/webhooks/dodo', { type: 'credit.balance_low', data: {} });
  assert.equal(refused.status, 401);
  assert.equal(refused.body.error, 'invalid signature');
});
