// Our messages, verified by the reference library of Standard Webhooks, also while secrets rotate.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';
import { Webhook } from 'standardwebhooks';
import { startService, until } from './service.mjs';

const received = [];
let service, receiver, status = 204;

before(async () => {
  receiver = createServer(async (request, response) => {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    received.push({ headers: request.headers, body: Buffer.concat(chunks) });
    response.writeHead(status).end();
  }).listen(0, '127.0.0.1');
  await once(receiver, 'listening');
  service = await startService(
    { credit_types: [{ code: 'emails', unit: 'email', precision: 0, default_expiry: 'never' }] },
    { BILLING_WEBHOOK_ALLOWED_TARGETS: `127.0.0.1:${receiver.address().port}` },
  );
});
after(async () => {
  await service?.stop();
  receiver?.close();
});

const verify = ({ headers, body }, secret) => new Webhook(secret).verify(body, headers);
const use = (amount) => service.post('/v1/accounts/ada/usage', { credit_type: 'emails', amount, metadata: { campaign: 'März' } });

test('deliveries verify with the reference library, with the old secret and the new one while they rotate', async (t) => {
  const endpoint = await service.post('/v1/webhook-endpoints', {
    url: `http://127.0.0.1:${receiver.address().port}/hook`, events: ['credit.*'],
  });
  await service.post('/v1/accounts', { id: 'ada', email: 'ada@example.com' });
  await service.post('/v1/accounts/ada/grants', { credit_type: 'emails', amount: '100' });
  const debit = await use('1');
  await until(() => received.length === 2);
  const [added, deducted] = received.map((one) => verify(one, endpoint.secret));
  assert.equal(added.type, 'credit.added');
  assert.equal(added.data.grant_source, 'manual');
  assert.equal(deducted.type, 'credit.deducted');
  assert.equal(deducted.data.sequence, debit.seq);
  assert.equal(deducted.data.balance_after, '99');
  assert.equal(deducted.data.metadata.campaign, 'März');
  assert.throws(() => verify({ ...received[1], body: `${received[1].body} ` }, endpoint.secret));

  const rotated = await service.post(`/v1/webhook-endpoints/${endpoint.id}/rotate-secret`, { overlap_seconds: 3600 });
  await use('2');
  await until(() => received.length === 3);
  for (const secret of [endpoint.secret, rotated.secret]) assert.equal(verify(received[2], secret).data.amount, '2');

  await service.post(`/v1/webhook-endpoints/${endpoint.id}/rotate-secret`, { overlap_seconds: 0 });
  await use('3');
  await until(() => received.length === 4);
  assert.throws(() => verify(received[3], endpoint.secret));

  const sent = (await service.get(`/v1/webhook-endpoints/${endpoint.id}/deliveries?status=delivered`)).data;
  assert.equal(sent.length, 4);
  const replayed = await service.call('POST', `/v1/webhook-endpoints/${endpoint.id}/deliveries/${sent[3].id}/replay`);
  assert.equal(replayed.status, 202);
  await until(() => received.length === 5);
  assert.equal(received[4].headers['webhook-id'], received[0].headers['webhook-id']);
  assert.deepEqual(received[4].body, received[0].body);
  t.diagnostic(`= ${received.length} webhooks verified by npm standardwebhooks, two secrets during a rotation`);
});

test('a failed delivery comes again under its id with a new signature', async () => {
  const before = received.length;
  status = 500;
  await use('4');
  await until(() => received.length === before + 1);
  status = 200;
  await until(() => received.length === before + 2);
  const [first, second] = received.slice(before).map((one) => one.headers);
  assert.equal(first['webhook-id'], second['webhook-id']);
  assert.notEqual(first['webhook-signature'], second['webhook-signature']);
});
