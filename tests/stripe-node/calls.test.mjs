// Every call that the service makes, through Stripe's own client.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import Stripe from 'stripe';
import { exitCodeWithKey, startSandbox } from './sandbox.mjs';

let sandbox, stripe, customer, product, price;

before(async () => {
  sandbox = await startSandbox();
  stripe = sandbox.stripe;
});

after(() => sandbox?.stop());

test('customers', async () => {
  customer = await stripe.customers.create({ email: 'ada@example.com', name: 'Ada', metadata: { account: 'acme' } });
  assert.equal(customer.metadata.account, 'acme');
  assert.equal((await stripe.customers.retrieve(customer.id)).email, 'ada@example.com');
  assert.equal((await stripe.customers.update(customer.id, { name: null })).name, null);
  const gone = await stripe.customers.create({});
  assert.equal((await stripe.customers.del(gone.id)).deleted, true);
  assert.equal((await stripe.customers.retrieve(gone.id)).deleted, true);
  assert.equal((await stripe.customers.list({ email: 'ada@example.com' })).data.length, 1);
});

test('products and prices', async () => {
  product = await stripe.products.create({ name: 'Growth' });
  price = await stripe.prices.create({ product: product.id, currency: 'usd', unit_amount: 1900, recurring: { interval: 'month' }, lookup_key: 'growth' });
  const found = await stripe.prices.list({ lookup_keys: ['growth'], active: true, expand: ['data.product'] });
  assert.equal(found.data[0].product.name, 'Growth');
  assert.equal((await stripe.products.list({ ids: [product.id] })).data[0].id, product.id);
  for (let amount = 1; amount <= 25; amount += 1) await stripe.prices.create({ product: product.id, currency: 'eur', unit_amount: amount });
  const all = await stripe.prices.list({ product: product.id, currency: 'eur', limit: 10 }).autoPagingToArray({ limit: 100 });
  assert.deepEqual(all.map((one) => one.unit_amount), Array.from({ length: 25 }, (_, index) => 25 - index));
});

test('payment methods and setup intents', async () => {
  const setup = await stripe.setupIntents.create({ customer: customer.id, usage: 'off_session', automatic_payment_methods: { enabled: true } });
  assert.equal(setup.status, 'requires_payment_method');
  const done = await stripe.setupIntents.confirm(setup.id, { payment_method: 'pm_card_visa', return_url: 'https://shop.example' });
  assert.equal(done.status, 'succeeded');
  const method = await stripe.paymentMethods.attach('pm_card_mastercard', { customer: customer.id });
  await stripe.customers.update(customer.id, { invoice_settings: { default_payment_method: method.id } });
  assert.equal((await stripe.customers.listPaymentMethods(customer.id, { type: 'card' })).data.length, 2);
  assert.equal((await stripe.paymentMethods.list({ customer: customer.id })).data[0].card.brand, 'mastercard');
  const extra = await stripe.paymentMethods.attach('pm_card_amex', { customer: customer.id });
  assert.equal((await stripe.paymentMethods.detach(extra.id)).customer, null);
});

test('subscriptions and their invoices', async () => {
  const made = await stripe.subscriptions.create({
    customer: customer.id,
    items: [{ price: price.id }],
    billing_mode: { type: 'flexible' },
    payment_settings: { save_default_payment_method: 'on_subscription' },
    metadata: { account: 'acme' },
    expand: ['latest_invoice.confirmation_secret', 'latest_invoice.payments'],
  });
  assert.equal(made.status, 'active');
  assert.equal(made.latest_invoice.status, 'paid');
  assert.equal(made.latest_invoice.payments.data[0].payment.type, 'payment_intent');
  assert.ok(made.items.data[0].current_period_end > made.created);

  const dear = await stripe.prices.create({ product: product.id, currency: 'usd', unit_amount: 4900, recurring: { interval: 'month' } });
  const change = { items: [{ id: made.items.data[0].id, price: dear.id }], proration_behavior: 'always_invoice' };
  const preview = await stripe.invoices.createPreview({ subscription: made.id, subscription_details: change });
  assert.equal(preview.amount_due, 3000);
  const changed = await stripe.subscriptions.update(made.id, { ...change, billing_cycle_anchor: { type: 'unchanged' }, expand: ['latest_invoice'] });
  assert.equal(changed.latest_invoice.amount_paid, 3000);
  assert.equal((await stripe.invoices.list({ subscription: made.id, status: 'paid' })).data.length, 2);
  assert.equal((await stripe.invoices.retrieve(changed.latest_invoice.id)).parent.subscription_details.subscription, made.id);
  assert.equal((await stripe.invoices.listLineItems(changed.latest_invoice.id)).data.length, 2);

  assert.equal((await stripe.subscriptions.update(made.id, { cancel_at_period_end: true })).cancel_at_period_end, true);
  assert.equal((await stripe.subscriptions.list({ customer: customer.id, status: 'active' })).data[0].id, made.id);
  assert.equal((await stripe.subscriptionItems.list({ subscription: made.id })).data.length, 1);
  assert.equal((await stripe.subscriptions.cancel(made.id, { invoice_now: true, prorate: true })).status, 'canceled');
});

test('a renewal on a test clock', async () => {
  const start = Math.floor(Date.UTC(2026, 0, 31) / 1000);
  const clock = await stripe.testHelpers.testClocks.create({ frozen_time: start });
  const own = await stripe.customers.create({ test_clock: clock.id, payment_method: 'pm_card_visa' });
  const [method] = (await stripe.customers.listPaymentMethods(own.id)).data;
  const made = await stripe.subscriptions.create({ customer: own.id, items: [{ price: price.id }], default_payment_method: method.id });
  await stripe.testHelpers.testClocks.advance(clock.id, { frozen_time: Math.floor(Date.UTC(2026, 2, 1) / 1000) });
  assert.equal((await stripe.testHelpers.testClocks.retrieve(clock.id)).status, 'ready');
  const renewed = await stripe.subscriptions.retrieve(made.id);
  assert.equal(renewed.items.data[0].current_period_end, Math.floor(Date.UTC(2026, 2, 31) / 1000));
  assert.equal((await stripe.invoices.list({ customer: own.id, status: 'paid' })).data[0].billing_reason, 'subscription_cycle');
});

test('checkout', async () => {
  const session = await stripe.checkout.sessions.create({
    mode: 'payment',
    ui_mode: 'hosted_page',
    customer: customer.id,
    line_items: [{ price_data: { currency: 'usd', unit_amount: 2500, product_data: { name: '1,000 credits' } }, quantity: 2 }],
    success_url: 'https://shop.example/done?session={CHECKOUT_SESSION_ID}',
    cancel_url: 'https://shop.example/back',
    metadata: { key: 'k1' },
    payment_intent_data: { metadata: { key: 'k1' }, setup_future_usage: 'off_session' },
    expires_at: Math.floor(Date.now() / 1000) + 3600,
  });
  assert.equal(session.payment_status, 'unpaid');
  const { location } = await sandbox.submit(session.url, { method: 'visa' });
  assert.equal(location, `https://shop.example/done?session=${session.id}`);
  const done = await stripe.checkout.sessions.retrieve(session.id, { expand: ['payment_intent', 'line_items'] });
  assert.equal(done.payment_status, 'paid');
  assert.equal(done.payment_intent.metadata.key, 'k1');
  assert.equal(done.line_items.data[0].amount_total, 5000);
  assert.equal((await stripe.checkout.sessions.listLineItems(session.id)).data.length, 1);
  const other = await stripe.checkout.sessions.create({
    mode: 'setup', currency: 'usd', customer: customer.id, success_url: 'https://shop.example', setup_intent_data: { metadata: { a: 'b' } },
  });
  assert.equal((await stripe.checkout.sessions.expire(other.id)).status, 'expired');
});

test('portal', async () => {
  const session = await stripe.billingPortal.sessions.create({
    customer: customer.id, return_url: 'https://shop.example', flow_data: { type: 'payment_method_update' },
  });
  assert.equal((await fetch(session.url)).status, 200);
});

test('payments, refunds and disputes', async () => {
  const [method] = (await stripe.paymentMethods.list({ customer: customer.id })).data;
  const intent = await stripe.paymentIntents.create({
    amount: 1000, currency: 'usd', customer: customer.id, payment_method: method.id, off_session: true, confirm: true, metadata: { recharge: '7' },
  });
  assert.equal(intent.status, 'succeeded');
  assert.equal((await stripe.paymentIntents.retrieve(intent.id, { expand: ['latest_charge'] })).latest_charge.paid, true);
  const refund = await stripe.refunds.create({ payment_intent: intent.id, amount: 400, reason: 'requested_by_customer' });
  assert.equal(refund.status, 'succeeded');
  assert.equal((await stripe.charges.retrieve(intent.latest_charge)).amount_refunded, 400);
  const { id } = await sandbox.control(`charges/${intent.latest_charge}/dispute`, { reason: 'fraudulent' });
  assert.equal((await stripe.disputes.retrieve(id)).status, 'needs_response');
  assert.equal((await stripe.disputes.list({ charge: intent.latest_charge })).data.length, 1);
  assert.equal((await stripe.disputes.close(id)).status, 'lost');
});

test('meters', async () => {
  const meter = await stripe.billing.meters.create({
    display_name: 'Sent', event_name: 'email_sent', default_aggregation: { formula: 'sum' },
    customer_mapping: { type: 'by_id', event_payload_key: 'stripe_customer_id' }, value_settings: { event_payload_key: 'value' },
  });
  const event = { event_name: 'email_sent', identifier: 'acme:1-9', payload: { stripe_customer_id: customer.id, value: '25' } };
  assert.equal((await stripe.billing.meterEvents.create(event)).payload.value, '25');
  await assert.rejects(stripe.billing.meterEvents.create(event), /already exists with identifier/);
  const minute = Math.floor(Date.now() / 60_000) * 60;
  const range = { customer: customer.id, start_time: minute - 60, end_time: minute + 120 };
  assert.equal((await stripe.billing.meters.listEventSummaries(meter.id, range)).data[0].aggregated_value, 25);
  await stripe.billing.meterEventAdjustments.create({ event_name: 'email_sent', type: 'cancel', cancel: { identifier: 'acme:1-9' } });
  assert.equal((await stripe.billing.meters.listEventSummaries(meter.id, range)).data[0].aggregated_value, 0);
});

test('events', async () => {
  const { data } = await stripe.events.list({ types: ['customer.created'], limit: 100 });
  assert.ok(data.some((event) => event.data.object.id === customer.id));
  assert.equal((await stripe.events.retrieve(data[0].id)).type, 'customer.created');
});

test('errors are the classes that the client knows', async () => {
  const { errors } = Stripe;
  await assert.rejects(stripe.customers.create({ colour: 'red' }), (error) =>
    error instanceof errors.StripeInvalidRequestError && error.code === 'parameter_unknown' && error.param === 'colour');
  await assert.rejects(stripe.invoices.retrieve('in_none'), (error) => error.statusCode === 404 && error.code === 'resource_missing');
  await assert.rejects(new Stripe('sk_test_wrong', { host: '127.0.0.1', port: Number(new URL(sandbox.url).port), protocol: 'http' }).customers.list(),
    errors.StripeAuthenticationError);
  await assert.rejects(stripe.paymentIntents.create({ amount: 5, currency: 'usd', payment_method: 'pm_card_chargeDeclined', confirm: true }), (error) =>
    error instanceof errors.StripeCardError && error.decline_code === 'generic_decline' && error.payment_intent.status === 'requires_payment_method');
  await stripe.products.create({ name: 'a' }, { idempotencyKey: 'node-1' });
  await assert.rejects(stripe.products.create({ name: 'b' }, { idempotencyKey: 'node-1' }), errors.StripeIdempotencyError);
  await sandbox.control('faults', { kind: 'error', status: 429 });
  await assert.rejects(stripe.products.list(), errors.StripeRateLimitError);
});

test('a retry of the client has one effect', async () => {
  await sandbox.control('faults', { kind: 'cut', when: 'after', path: '/v1/products' });
  const made = await sandbox.client({ maxNetworkRetries: 2 }).products.create({ name: 'once' });
  assert.equal(made.lastResponse.headers['idempotent-replayed'], 'true');
  assert.equal((await stripe.products.list({ limit: 100 })).data.filter((one) => one.name === 'once').length, 1);
});

test('the version before takes what this one no longer takes', async () => {
  const form = { mode: 'setup', currency: 'usd', success_url: 'https://shop.example', payment_method_types: ['card'] };
  await assert.rejects(stripe.checkout.sessions.create(form), { code: 'parameter_unknown' });
  const session = await stripe.checkout.sessions.create(form, { apiVersion: '2026-07-29.dahlia' });
  assert.deepEqual(session.payment_method_types, ['card']);
});

test('a live key does not start it', async () => {
  assert.equal(await exitCodeWithKey('sk_live_123'), 1);
});
