// Starts the service as a newcomer does, with the sandbox that ships with it, and calls it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

const { BILLING_ROOT, BILLING_WORK } = process.env;
export const webhookSecret = 'whsec_journeys_0123456789';

async function freePort() {
  const socket = createServer().listen(0, '127.0.0.1');
  await once(socket, 'listening');
  const { port } = socket.address();
  socket.close();
  await once(socket, 'close');
  return port;
}

// With the sample application MailKit beside it, that makes its own catalog.
export async function startService(catalog, { mailkit = false, ...settings } = {}) {
  const [port, sandboxPort, mailkitPort] = [await freePort(), await freePort(), await freePort()];
  const folder = mkdtempSync(join(BILLING_WORK, 'service-'));
  chmodSync(folder, 0o755);
  const file = catalog ? join(folder, 'catalog.json') : '';
  if (catalog) writeFileSync(file, JSON.stringify(catalog));
  const [url, sandboxUrl] = [`http://127.0.0.1:${port}`, `http://127.0.0.1:${sandboxPort}`];
  const child = spawn(join(BILLING_ROOT, 'run'), mailkit ? ['mailkit'] : [], {
    env: {
      ...process.env,
      // Empty rather than unset: .env must not fill them in.
      BILLING_POSTGRES: '', BILLING_ADMIN_KEY: '', STRIPE_SECRET_KEY: '', STRIPE_API_BASE: '',
      BILLING_DATA_DIR: join(folder, 'data'), BILLING_CATALOG: file, ASPNETCORE_URLS: url,
      STRIPE_SANDBOX_URL: sandboxUrl, STRIPE_WEBHOOK_SECRET: webhookSecret, BILLING_RETURN_URL: `${url}/health/live`,
      MAILKIT_PORT: `${mailkitPort}`, RESEND_API_KEY: '', DODO_WEBHOOK_KEY: '', BILLING_WEBHOOK_ALLOWED_TARGETS: '', ...settings,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let log = '';
  child.stdout.on('data', (text) => { log += text; });
  child.stderr.on('data', (text) => { log += text; });
  await until(() => {
    if (child.exitCode !== null) throw new Error(`./run ended before it was ready:\n${log}`);
    return log.includes('Ready: ') && (!mailkit || log.includes('MailKit: http'));
  }, 180_000);
  const key = mailkit
    ? readFileSync(join(folder, 'data', 'mailkit-admin-key'), 'utf8')
    : /^Admin key \(shown once\): (\S+)$/m.exec(log)[1];

  const call = async (method, path, body, headers = {}) => {
    const answer = await fetch(`${url}${path}`, {
      method,
      headers: { authorization: `Bearer ${key}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await answer.text();
    return { status: answer.status, body: text ? JSON.parse(text) : null };
  };
  const expect = (status) => async (...args) => {
    const answer = await call(...args);
    const allowed = Array.isArray(status) ? status : [status];
    if (!allowed.includes(answer.status)) throw new Error(`${args[0]} ${args[1]}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  return {
    url,
    sandboxUrl,
    mailkitUrl: `http://127.0.0.1:${mailkitPort}`,
    call,
    log: () => log,
    get: (path) => expect(200)('GET', path),
    post: (path, body, headers) => expect([200, 201])('POST', path, body, headers),
    put: (path, body) => expect([200, 201])('PUT', path, body),
    control: async (path, form) => {
      const answer = await fetch(`${sandboxUrl}/_sandbox/${path}`, { method: 'POST', body: new URLSearchParams(form) });
      if (!answer.ok) throw new Error(await answer.text());
      return answer.json();
    },
    stop: async () => {
      child.kill('SIGTERM');
      if (child.exitCode === null) await once(child, 'exit');
    },
  };
}

export async function until(isSo, milliseconds = 30_000) {
  const deadline = Date.now() + milliseconds;
  for (;;) {
    const found = await isSo();
    if (found) return found;
    if (Date.now() > deadline) throw new Error(`it did not come true in time: ${isSo}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
