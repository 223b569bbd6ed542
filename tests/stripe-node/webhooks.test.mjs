// What the sandbox sends passes Stripe's own check of signatures, and what that signs would pass for ours.
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { after, before, test } from 'node:test';
import { startInbox, startSandbox, until } from './sandbox.mjs';

let sandbox, stripe, inbox, endpoint;

before(async () => {
  sandbox = await startSandbox();
  stripe = sandbox.stripe;
  inbox = await startInbox();
  endpoint = await stripe.webhookEndpoints.create({ url: inbox.url, enabled_events: ['*'], api_version: '2026-10-28.endive' });
});

after(async () => {
  inbox?.stop();
  await sandbox?.stop();
});

test('constructEvent accepts every delivery of a whole subscription', async () => {
  const customer = await stripe.customers.create({ email: 'ada@example.com' });
  const method = await stripe.paymentMethods.attach('pm_card_visa', { customer: customer.id });
  await stripe.subscriptions.create({
    customer: customer.id,
    default_payment_method: method.id,
    items: [{ price: (await stripe.prices.create({ currency: 'usd', unit_amount: 500, recurring: { interval: 'month' }, product_data: { name: 'P' } })).id }],
  });
  const expected = [
    'customer.created', 'payment_method.attached', 'product.created', 'price.created', 'customer.subscription.created', 'invoice.created',
    'invoice.finalized', 'payment_intent.created', 'payment_intent.succeeded', 'charge.succeeded', 'invoice_payment.paid', 'invoice.paid',
    'invoice.payment_succeeded', 'customer.subscription.updated',
  ];
  const seen = () => inbox.letters.map(({ body, signature }) => stripe.webhooks.constructEvent(body, signature, endpoint.secret));
  await until(() => expected.every((type) => seen().some((event) => event.type === type)));
  for (const event of seen()) assert.equal(event.api_version, '2026-10-28.endive');
});

test('a changed body, another secret and an old time are refused', () => {
  const [{ body, signature }] = inbox.letters;
  assert.throws(() => stripe.webhooks.constructEvent(Buffer.concat([body, Buffer.from(' ')]), signature, endpoint.secret));
  assert.throws(() => stripe.webhooks.constructEvent(body, signature, 'whsec_other'));
  assert.throws(() => stripe.webhooks.constructEvent(body, signature, endpoint.secret, 300, undefined, Date.now() + 400_000));
});

test('generateTestHeaderString signs as the sandbox does', () => {
  const [{ body, signature }] = inbox.letters;
  const [, timestamp] = /t=(\d+)/.exec(signature);
  const header = stripe.webhooks.generateTestHeaderString({ payload: body.toString(), secret: endpoint.secret, timestamp: Number(timestamp) });
  assert.equal(header, signature);
  assert.ok(signature.endsWith(createHmac('sha256', endpoint.secret).update(`${timestamp}.`).update(body).digest('hex')));
});

test('an event that nobody took is found by its fate', async () => {
  inbox.stop();
  inbox.letters.length = 0;
  const lost = await stripe.products.create({ name: 'lost' });
  const { data } = await stripe.events.list({ delivery_success: false, type: 'product.created' });
  assert.equal(data[0].data.object.id, lost.id);
});
