// Events signed by Stripe's own client, into our endpoint.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import Stripe from 'stripe';
import { startService, webhookSecret } from './service.mjs';

const stripe = new Stripe('sk_test_sandbox');
let service, sent = 0;

before(async () => { service = await startService({ credit_types: [{ code: 'emails', unit: 'email', precision: 0, default_expiry: 'never' }] }); });
after(() => service?.stop());

function event(type = 'customer.updated') {
  sent += 1;
  return JSON.stringify({
    id: `evt_journey_${sent}`, object: 'event', api_version: '2026-10-28.endive', created: Math.floor(Date.now() / 1000), livemode: false,
    pending_webhooks: 1, request: null, type, data: { object: { id: `cus_nobody_${sent}`, object: 'customer', metadata: {} } },
  });
}

async function post(body, header, path = '/v1/stripe/webhooks') {
  const answer = await fetch(`${service.url}${path}`, {
    method: 'POST', body, headers: { 'content-type': 'application/json', ...(header === null ? {} : { 'stripe-signature': header }) },
  });
  return answer.status;
}

const sign = (payload, more = {}) => stripe.webhooks.generateTestHeaderString({ payload, secret: webhookSecret, ...more });
const stored = async () => (await service.get('/v1/stripe/events?limit=100')).data.length;

test('an event that Stripe\'s client signed is taken, on every path, once', async () => {
  for (const path of ['/v1/stripe/webhooks', '/webhook/stripe', '/api/v1/billing/webhooks']) {
    const body = event();
    const before = await stored();
    assert.equal(await post(body, sign(body), path), 200);
    assert.equal(await post(body, sign(body), path), 200);
    assert.equal(await stored(), before + 1);
  }
});

test('what Stripe\'s client would refuse is refused, and nothing is stored', async () => {
  const before = await stored();
  const now = Math.floor(Date.now() / 1000);
  const body = event();
  const good = sign(body);
  for (const [name, header, sentBody] of [
    ['none', null, body],
    ['another secret', sign(body, { secret: 'whsec_other' }), body],
    ['stale', sign(body, { timestamp: now - 301 }), body],
    ['from the future', sign(body, { timestamp: now + 400 }), body],
    ['v0 only', good.replace('v1=', 'v0='), body],
    ['another body', good, body.replace('customer.updated', 'customer.deleted')],
    ['truncated', good, body.slice(0, -1)],
    ['longer', good, `${body} `],
    ['no timestamp', good.replace(/t=\d+/, 't='), body],
    ['nonsense', 't,v1', body],
  ]) {
    assert.equal(await post(sentBody, header), 400, name);
  }
  const large = JSON.stringify({ ...JSON.parse(body), data: { object: { id: 'cus_large', note: 'x'.repeat(5_000_000) } } });
  assert.equal(await post(large, sign(large)), 413);
  assert.equal(await stored(), before);
});

test('a good signature among bad ones is enough, and one with another version of the API too', async () => {
  const body = event();
  assert.equal(await post(body, `${sign(body)},v1=${'0'.repeat(64)},v0=abc`), 200);
  const older = event().replace('2026-10-28.endive', '2019-01-01');
  assert.equal(await post(older, sign(older)), 200);
});
