// The customer's billing page in a browser: its pictures, a top-up, a card through Stripe's form, and its policy.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { hasBrowser, openBrowser } from './browser.mjs';
import { startService, until } from './service.mjs';

const skip = hasBrowser ? false : 'no Chromium is installed';
const account = '/v1/accounts/ada';
let service, browser, page;
const complaints = [];

before(async () => {
  if (!hasBrowser) return;
  service = await startService({
    credit_types: [{ code: 'emails', unit: 'email', precision: 0, default_expiry: 'days:30' }],
    meters: [{ code: 'email_sent' }],
    plans: [{
      slug: 'starter', name: 'Starter', tier: 1, stripe_price_id: 'price_starter', price: { amount_minor: 1900, currency: 'usd', interval: 'month' }, features: ['1,000 emails a month'],
      credits: [{ credit_type: 'emails', amount: '1000', expires: 'period_end' }],
      meters: [{ meter: 'email_sent', included: '0', limit: '5000', limit_mode: 'hard', cost: { credit_type: 'emails', amount: '1' } }],
    }],
    packages: [{ id: 'emails_500', price: { amount_minor: 500, currency: 'usd' }, credit_type: 'emails', amount: '500', bonus: '50', expires: 'never' }],
  }, { STRIPE_PUBLISHABLE_KEY: 'pk_test_sandbox' });
  browser = await openBrowser();
  page = browser.page;
  page.on('console', (message) => { if (message.type() === 'error') complaints.push(message.text()); });
  page.on('pageerror', (error) => complaints.push(error.message));
});

after(async () => {
  await browser?.close();
  await service?.stop();
});

async function pay() {
  await page.waitForURL(`${service.sandboxUrl}/**`);
  await page.fill('input[name=number]', '4242 4242 4242 4242');
  await page.click('button.wide');
  await page.waitForURL(`${service.url}/pages/billing/**`);
}

// The page shows what is there when it is asked: a payment is told a moment later.
const shows = (text) => until(async () => {
  await page.reload();
  return (await page.textContent('main')).includes(text);
});

test('a customer subscribes, tops up and changes the card on the billing page', { skip }, async (t) => {
  await service.post('/v1/accounts', { id: 'ada', email: 'ada@example.com', name: 'Ada <i>Lovelace</i>' });
  const link = await service.post(`${account}/billing-links`, { return_url: `${service.url}/health/live` });
  await page.goto(link.url);
  assert.match(await page.textContent('main'), /Ada <i>Lovelace<\/i>/);
  await browser.picture('billing-page-new');

  await page.click('text=Subscribe');
  await pay();
  await shows('1,000 emails');
  await page.click('text=Buy');
  await pay();
  await shows('1,550 emails');
  await service.post(`${account}/grants`, { credit_type: 'emails', amount: '400', expires: 'days:7', category: 'promotional' });
  await service.post(`${account}/grants`, { credit_type: 'emails', amount: '250', expires: 'days:14' });
  await service.post(`${account}/usage`, { meter: 'email_sent', quantity: '700' });
  await page.reload();
  assert.match(await page.textContent('main'), /700 of 5,000/);
  assert.match(await page.textContent('main'), /Visa ending in 4242/);
  const bands = await page.locator('svg.picture rect.grant').evaluateAll((all) => all.map((one) => [one.getBoundingClientRect().width, one.getBoundingClientRect().height]));
  assert.equal(bands.length, 4);
  assert.ok(bands.every(([width, height], i) => width > 0 && height > 0 && (i === 0 || width < bands[i - 1][0])), 'what ends first is the shortest, on top');
  await browser.picture('billing-page');

  await page.setViewportSize({ width: 360, height: 800 });
  await browser.picture('billing-page-narrow');
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'nothing is wider than a telephone');
  await page.setViewportSize({ width: 900, height: 1000 });

  // Stripe's script cannot be had here; what it is asked, and what becomes of its answer, is ours.
  let asked;
  await page.route('https://js.stripe.com/**', (route) => route.fulfill({
    contentType: 'text/javascript',
    body: `window.Stripe = (key) => ({
      elements: ({ clientSecret }) => ({ create: (kind) => ({ mount: (at) => { document.querySelector(at).textContent = [key, clientSecret, kind].join(' '); } }) }),
      confirmSetup: async ({ redirect, confirmParams }) => document.title === 'refuse' ? { error: { message: 'The card was declined.' } }
        : { setupIntent: { payment_method: 'pm_card_mastercard', redirect, confirmParams } },
    });`,
  }));
  await page.click('text=Update the card');
  await page.waitForSelector('#element:not(:empty)');
  asked = await page.textContent('#element');
  assert.match(asked, /^pk_test_sandbox seti_\S+_secret_\S+ payment$/);
  await page.evaluate(() => { document.title = 'refuse'; });
  await page.click('text=Save the card');
  await page.waitForSelector('#fault:not([hidden])');
  assert.equal(await page.textContent('#fault'), 'The card was declined.');
  await page.evaluate(() => { document.title = 'take'; });
  await page.click('text=Save the card');
  await page.waitForURL('**?done=card');
  assert.match(await page.textContent('main'), /The card is saved/);
  assert.match(await page.textContent('main'), /Mastercard ending in 4444/);

  assert.deepEqual(complaints, []);
  t.diagnostic('= the billing page in Chromium: subscribed, topped up, 4 grants drawn, a card changed through Stripe\'s form (its script stubbed)');
});
