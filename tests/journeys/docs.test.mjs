// The page that shows the API: every operation can be found by search and by keyboard, on a narrow screen too, and nothing is
// loaded from elsewhere.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { hasBrowser, openBrowser } from './browser.mjs';
import { startService } from './service.mjs';

let service, browser;
const faults = [];
const requests = [];

before(async () => {
  if (!hasBrowser) return;
  service = process.env.BILLING_DOCS_URL ? { url: process.env.BILLING_DOCS_URL, stop: () => {} } : await startService({});
  browser = await openBrowser();
  browser.page.on('console', (message) => { if (message.type() === 'error') faults.push(message.text()); });
  browser.page.on('pageerror', (fault) => faults.push(String(fault)));
  browser.page.on('request', (request) => requests.push(request.url()));
});

after(async () => {
  await browser?.close();
  await service?.stop();
});

test('the page lists every operation of the document and shows each', { skip: !hasBrowser && 'no Chromium' }, async () => {
  const { page } = browser;
  const document = await (await fetch(`${service.url}/openapi/v1.json`)).json();
  const ids = Object.values(document.paths).flatMap((path) => Object.values(path)).map((operation) => operation.operationId);

  await page.goto(`${service.url}/docs`);
  await page.waitForSelector('nav a');
  await browser.picture('docs');

  const listed = await page.$$eval('nav a', (links) => links.map((link) => link.hash.slice(1)));
  assert.deepEqual([...listed].sort(), [...ids].sort());
  for (const id of ids) {
    await page.evaluate((hash) => { location.hash = hash; }, id);
    await page.waitForSelector(`nav a[aria-current][href="#${id}"]`);
    const shown = await page.innerText('main');
    assert.match(shown, /curl /);
    assert.doesNotMatch(shown, /undefined|\[object/);
  }
  console.log(`= ${ids.length} operations shown`);
});

test('search and keyboard find a field of a body', { skip: !hasBrowser && 'no Chromium' }, async () => {
  const { page } = browser;
  await page.keyboard.press('Escape');
  await page.keyboard.press('/');
  await page.keyboard.type('reissue_days');
  assert.deepEqual(await page.$$eval('nav a', (links) => links.map((link) => link.hash)), ['#reverseEntry']);
  await page.focus('nav a');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.activeElement.id === 'operation');
  assert.match(await page.innerText('main'), /reissue_days/);
});

test('a narrow screen has nothing to scroll sideways', { skip: !hasBrowser && 'no Chromium' }, async () => {
  const { page } = browser;
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(`${service.url}/docs#recordUsage`);
  await page.waitForSelector('main table');
  await browser.picture('docs-narrow');
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
});

test('nothing was loaded from elsewhere, and nothing went wrong', { skip: !hasBrowser && 'no Chromium' }, () => {
  assert.deepEqual(requests.filter((url) => !url.startsWith(service.url)), []);
  assert.deepEqual(faults, []);
});
