// Starts a sandbox process of our own and a receiver of its webhooks, and hands out Stripe's client for it.
import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { createServer as createSocket } from 'node:net';
import Stripe from 'stripe';

const dll = process.env.BILLING_STRIPE_SANDBOX_DLL;
if (!dll) throw new Error('BILLING_STRIPE_SANDBOX_DLL must name Billing.StripeSandbox.dll');

async function freePort() {
  const socket = createSocket().listen(0, '127.0.0.1');
  await once(socket, 'listening');
  const { port } = socket.address();
  socket.close();
  await once(socket, 'close');
  return port;
}

export async function startSandbox() {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const process_ = spawn('dotnet', [dll], { env: { ...process.env, STRIPE_SANDBOX_URL: url }, stdio: ['ignore', 'ignore', 'inherit'] });
  const client = (options = {}) =>
    new Stripe('sk_test_sandbox', { host: '127.0.0.1', port, protocol: 'http', telemetry: false, maxNetworkRetries: 0, ...options });
  await until(async () => {
    try {
      return (await fetch(`${url}/v1/none`)).status === 404;
    } catch {
      return false;
    }
  }, 60_000);
  return {
    url,
    client,
    stripe: client(),
    control: async (path, form) => {
      const answer = await fetch(`${url}/_sandbox/${path}`, { method: 'POST', body: new URLSearchParams(form) });
      if (!answer.ok) throw new Error(await answer.text());
      return answer.json();
    },
    // Submits a hosted page as a browser without JavaScript would; answers where it leads.
    submit: async (address, form) => {
      const answer = await fetch(address, { method: 'POST', body: new URLSearchParams(form), redirect: 'manual' });
      return { status: answer.status, location: answer.headers.get('location') };
    },
    stop: async () => {
      process_.kill();
      await once(process_, 'exit');
    },
  };
}

export async function exitCodeWithKey(key) {
  const process_ = spawn('dotnet', [dll], { env: { ...process.env, STRIPE_SECRET_KEY: key }, stdio: 'ignore' });
  const [code] = await once(process_, 'exit');
  return code;
}

export async function startInbox() {
  const letters = [];
  const server = createServer((request, response) => {
    const chunks = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => {
      letters.push({ body: Buffer.concat(chunks), signature: request.headers['stripe-signature'] });
      response.end();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { url: `http://127.0.0.1:${server.address().port}/hook`, letters, stop: () => (server.close(), server.closeAllConnections()) };
}

export async function until(isSo, milliseconds = 20_000) {
  const deadline = Date.now() + milliseconds;
  for (;;) {
    const found = await isSo();
    if (found) return found;
    if (Date.now() > deadline) throw new Error('it did not come true in time');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
