// The page of a customer. Text from anywhere is set as text, never as HTML.
const at = (id) => document.getElementById(id);
const number = new Intl.NumberFormat('en-US');
const day = new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeZone: 'UTC' });
const time = new Intl.DateTimeFormat('en-US', { timeStyle: 'medium' });
let me = { customer_id: null }, changes = null, reading = null;

async function call(method, path, body, headers = {}) {
  try {
    const answer = await fetch(path, {
      method,
      headers: body === undefined ? headers : { 'content-type': 'application/json', ...headers },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await answer.text();
    return { ok: answer.ok, status: answer.status, ...(text ? JSON.parse(text) : {}) };
  } catch {
    return { ok: false, status: 0, error: 'MailKit cannot be reached right now. Please try again.' };
  }
}

function say(text) {
  at('message').hidden = !text;
  at('message').textContent = text;
}

function complain(id, text) {
  at(id).hidden = !text;
  at(id).textContent = text ?? '';
}

function showSent(mails) {
  at('sent-none').hidden = mails.length > 0;
  at('sent').replaceChildren(...mails.map((mail) => {
    const line = document.createElement('li');
    const subject = document.createElement('p');
    subject.textContent = mail.subject;
    const more = document.createElement('p');
    more.className = 'small';
    more.textContent = `to ${mail.to}, ${time.format(new Date(mail.at))}, ${mail.id}`;
    line.append(subject, more);
    return line;
  }));
}

function show() {
  const isSomebody = me.customer_id !== null;
  at('welcome').hidden = isSomebody;
  at('app').hidden = at('who').hidden = !isSomebody;
  at('fails-label').hidden = me.provider_fails === null;
  at('fails').checked = me.provider_fails === true;
  if (!isSomebody) return;
  at('who-email').textContent = me.email ?? me.customer_id;
  at('balance').textContent = number.format(Number(me.balance));
  at('balance').dataset.balance = me.balance;
  at('balance-note').textContent = me.balance === '0' ? 'Nothing can be sent until there is more.' : 'One e-mail is one credit.';
  at('plan').textContent = me.plan ?? 'No plan yet';
  at('plan-note').textContent = me.renews_at ? `5,000 more on ${day.format(new Date(me.renews_at))}` : 'Subscribe, and 5,000 e-mails are yours at once.';
  at('subscribe-again').hidden = me.plan !== null;
  at('low').hidden = me.low_balance === null;
  if (me.low_balance !== null) {
    const percent = me.low_balance.threshold_percent;
    at('low-text').textContent = `Only ${number.format(Number(me.low_balance.available))} e-mails were left`
      + (percent === null ? '.' : `, less than ${percent} % of a month's.`);
  }
  showSent(me.sent);
}

// One reading at a time; what changes meanwhile is read by the next.
async function read() {
  if (reading) { reading.again = true; return reading.done; }
  const own = { again: false };
  reading = own;
  own.done = (async () => {
    do {
      own.again = false;
      const answer = await call('GET', '/me');
      if (answer.ok) { me = answer; show(); } else say(answer.error);
    } while (own.again);
    reading = null;
  })();
  return own.done;
}

function listen() {
  changes?.close();
  if (me.customer_id === null) return;
  changes = new EventSource('/me/changes');
  changes.addEventListener('changed', read);
  changes.addEventListener('open', read);
}

async function leaveFor(button, path, body, errorId) {
  button.disabled = true;
  const answer = await call('POST', path, body);
  const url = answer.checkout_url ?? answer.url;
  if (answer.ok && url) { window.location.assign(url); return; }
  button.disabled = false;
  if (errorId) complain(errorId, answer.error); else say(answer.error);
  if (answer.status === 409) { await read(); listen(); say(answer.error); }
}

// Marks the fields that the browser finds wrong, and goes to the first.
function isComplete(form) {
  const wrong = [...form.elements].filter((field) => field.willValidate && !field.checkValidity());
  for (const field of form.elements) field.removeAttribute('aria-invalid');
  for (const field of wrong) field.setAttribute('aria-invalid', 'true');
  wrong[0]?.focus();
  return wrong.length === 0;
}

at('subscribe').addEventListener('submit', async (event) => {
  event.preventDefault();
  if (!isComplete(event.target)) return complain('subscribe-error', 'Please enter your e-mail address.');
  complain('subscribe-error');
  await leaveFor(event.submitter, '/checkout/subscribe', { email: at('email').value, name: at('name').value }, 'subscribe-error');
});

at('subscribe-again').addEventListener('click', (event) =>
  leaveFor(event.target, '/checkout/subscribe', { email: me.email, name: me.name }));

for (const button of document.querySelectorAll('.topup')) {
  button.addEventListener('click', () => leaveFor(button, '/checkout/topup', { customer_id: me.customer_id }));
}

at('billing').addEventListener('click', (event) => leaveFor(event.target, '/me/billing'));

// The key of the mail in the form. It stays until an answer is final or the mail is another: then the next click is
// another send.
let sending = { mail: null, key: null };

// randomUUID is for https and localhost only.
const newKey = () => Array.from(
  crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');

function keyOf(mail) {
  const text = JSON.stringify(mail);
  if (sending.mail !== text) sending = { mail: text, key: newKey() };
  return sending.key;
}

at('send').addEventListener('submit', async (event) => {
  event.preventDefault();
  if (!isComplete(event.target)) return complain('send-error', 'Please fill in all three fields.');
  complain('send-error');
  event.submitter.disabled = true;
  const mail = { customer_id: me.customer_id, to: at('to').value, subject: at('subject').value, html: at('html').value };
  const answer = await call('POST', '/send', mail, { 'idempotency-key': keyOf(mail) });
  if (answer.status !== 0 && answer.status < 500) sending = { mail: null, key: null };
  event.submitter.disabled = false;
  if (answer.ok) say(`Sent: ${mail.subject}`);
  else { say(''); complain('send-error', answer.error); }
  await read();
});

at('fails').addEventListener('change', (event) => call('POST', '/demo/mail-provider', { fails: event.target.checked }));

at('sign-out').addEventListener('click', async () => {
  await call('POST', '/me/sign-out');
  changes?.close();
  await read();
});

const came = new URLSearchParams(window.location.search);
if (came.has('subscribed')) say('Thank you! Your e-mails arrive as soon as the payment does.');
if (came.has('topped_up')) say('Thank you! Your top-up arrives as soon as the payment does.');
if (came.has('canceled')) say('Nothing was bought.');
if (window.location.search) history.replaceState(null, '', '/');
read().then(listen);
