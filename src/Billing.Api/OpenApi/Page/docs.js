// Shows /openapi/v1.json: operations by group, one of them in detail. Text only ever becomes text, never markup.
'use strict';

const list = document.getElementById('operations');
const view = document.getElementById('operation');
const search = document.getElementById('search');
const methods = ['get', 'post', 'put', 'patch', 'delete'];
let api;
let operations = [];

function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes ?? {})) made.setAttribute(key, value);
  made.append(...children.filter(child => child !== null && child !== undefined));
  return made;
}

function resolve(schema) {
  if (!schema?.$ref) return schema ?? {};
  return schema.$ref.split('/').slice(1).reduce((at, name) => at[name], api);
}

function read(document) {
  api = document;
  for (const [path, item] of Object.entries(api.paths))
    for (const method of methods)
      if (item[method]) operations.push({ path, method, ...item[method] });
  for (const one of operations)
    one.words = [one.path, one.method, one.operationId, one.summary, one.description, ...fieldNames(one)].join(' ').toLowerCase();
}

function fieldNames(operation) {
  const schema = bodySchema(operation);
  return schema ? Object.keys(resolve(schema).properties ?? {}) : [];
}

function bodySchema(operation) {
  return operation.requestBody?.content['application/json']?.schema;
}

function showList() {
  const asked = search.value.trim().toLowerCase().split(/\s+/);
  const found = operations.filter(one => asked.every(word => one.words.includes(word)));
  list.replaceChildren();
  for (const { name } of api.tags) {
    const group = found.filter(one => one.tags[0] === name);
    if (group.length === 0) continue;
    list.append(element('h2', null, name), element('ul', null, ...group.map(listItem)));
  }
  if (found.length === 0) list.append(element('p', null, 'Nothing fits.'));
  markCurrent();
}

function listItem(one) {
  return element('li', null, element('a', { href: '#' + one.operationId, title: one.path },
    element('span', { class: 'method ' + one.method }, one.method.toUpperCase()), one.summary));
}

function markCurrent() {
  for (const link of list.querySelectorAll('a')) {
    if (link.hash === location.hash) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
}

function typeOf(schema) {
  const known = resolve(schema);
  if (known.anyOf) return known.anyOf.map(typeOf).join(' or ');
  const names = [known.type].flat().map(name => name === 'array' ? 'list of ' + typeOf(known.items) : name);
  const limits = [];
  if (known.enum) limits.push(known.enum.filter(word => word !== null).join(' | '));
  if (known.format) limits.push(known.format);
  if (known.maxLength) limits.push('at most ' + known.maxLength + ' characters');
  if (known.minimum !== undefined) limits.push('from ' + known.minimum);
  if (known.maximum !== undefined) limits.push('to ' + known.maximum);
  return names.join(' or ') + (limits.length ? ' (' + limits.join(', ') + ')' : '');
}

function rows(schema, depth) {
  const known = resolve(schema);
  const made = [];
  for (const [name, value] of Object.entries(known.properties ?? {})) {
    const needed = known.required?.includes(name) ? '' : ' optional';
    made.push(element('tr', depth ? { class: 'nested' } : null,
      element('td', null, element('code', null, '· '.repeat(depth) + name), element('span', { class: 'note' }, needed)),
      element('td', null, typeOf(value)),
      element('td', null, value.description ?? '')));
    const inside = inner(value);
    if (inside && depth < 4) made.push(...rows(inside, depth + 1));
  }
  return made;
}

function inner(schema) {
  const known = resolve(schema);
  if (known.properties) return known;
  if (known.anyOf) return known.anyOf.map(inner).find(one => one) ?? null;
  if (known.items) return inner(known.items);
  if (typeof known.additionalProperties === 'object') return inner(known.additionalProperties);
  return null;
}

function fields(schema) {
  const known = resolve(schema);
  const shapes = known.anyOf ?? [known];
  return shapes.map(shape => {
    const lines = rows(inner(shape) ?? {}, 0);
    if (lines.length === 0) return element('p', null, typeOf(shape));
    return element('table', null,
      element('thead', null, element('tr', null, ...['Field', 'Type', 'Meaning'].map(name => element('th', null, name)))),
      element('tbody', null, ...lines));
  });
}

function sample(schema, name) {
  const known = resolve(schema);
  const type = [known.type].flat()[0];
  if (known.enum) return known.enum[0];
  if (type === 'array') return [sample(known.items, name)];
  if (type === 'integer') return Math.max(known.minimum ?? 1, 1);
  if (type === 'boolean') return true;
  if (known.format === 'date-time') return '2026-03-01T00:00:00Z';
  if (type === 'object') return sampleObject(known);
  if ([known.type].flat().includes('number')) return '1';
  return { id: 'acme', account: 'acme', credit_type: 'emails', meter: 'email_sent', plan: 'mailkit', currency: 'usd' }[name] ?? '…';
}

function sampleObject(schema) {
  const wanted = schema.required ?? ['meter', 'quantity'].filter(name => schema.properties?.[name]);
  return Object.fromEntries(wanted.map(name => [name, sample(schema.properties[name], name)]));
}

function curl(one) {
  const path = one.path.replace(/\{(\w+)\}/g, (_, name) => name === 'account' ? 'acme' : '<' + name + '>');
  const lines = ['curl ' + (one.method === 'get' ? '' : '-X ' + one.method.toUpperCase() + ' ') + "'" + location.origin + path + "'"];
  if (one.security.length) lines.push("-H 'Authorization: Bearer <key>'");
  if (one.parameters?.some(parameter => parameter.$ref)) lines.push("-H 'Idempotency-Key: <a name for this call>'");
  const body = bodySchema(one);
  if (body) lines.push("-H 'Content-Type: application/json'", "-d '" + JSON.stringify(sampleObject(resolve(body))) + "'");
  return lines.join(' \\\n  ');
}

function parameters(one) {
  const all = (one.parameters ?? []).map(resolve);
  if (all.length === 0) return [];
  return [element('h3', null, 'Parameters'), element('table', null, element('tbody', null, ...all.map(parameter =>
    element('tr', null,
      element('td', null, element('code', null, parameter.name), element('span', { class: 'note' }, ' ' + parameter.in)),
      element('td', null, typeOf(parameter.schema)),
      element('td', null, parameter.description ?? '')))))];
}

function answers(one) {
  const made = [];
  const problems = [];
  for (const [status, answer] of Object.entries(one.responses)) {
    const known = resolve(answer);
    if (known['x-codes']) {
      problems.push(element('tr', null, element('td', null, status),
        element('td', null, element('code', null, known['x-codes'].join(', ')))));
      continue;
    }
    const [mediaType, content] = Object.entries(known.content ?? {})[0] ?? ['no body', null];
    made.push(element('h3', null, 'Answer ' + status + ' ', element('span', { class: 'note' }, mediaType)));
    if (content) made.push(...fields(content.schema));
  }
  return [...made, element('h3', null, 'Problems'), element('table', null, element('tbody', null, ...problems))];
}

function keys(one) {
  if (one.security.length === 0) return 'Needs no key.';
  return one.security.length === 1 ? 'Needs an administrator’s key.' : 'Takes every key; an account’s key reaches its own account.';
}

function showOperation() {
  const one = operations.find(candidate => '#' + candidate.operationId === location.hash) ?? operations[0];
  const body = bodySchema(one);
  view.replaceChildren(
    element('h2', null, one.summary),
    element('p', { class: 'path' }, element('span', { class: 'method ' + one.method }, one.method.toUpperCase()), one.path),
    element('p', null, (one.description ? one.description + ' ' : '') + keys(one)),
    element('pre', { tabindex: '0', 'aria-label': 'Example' }, curl(one)),
    ...parameters(one),
    ...(body ? [element('h3', null, 'Body' + (one.requestBody.required ? '' : ', optional')), ...fields(body)] : []),
    ...answers(one));
  document.title = one.summary + ' – Billing API';
  markCurrent();
}

search.addEventListener('input', showList);
addEventListener('hashchange', () => { showOperation(); view.focus({ preventScroll: true }); scrollTo(0, 0); });
addEventListener('keydown', event => {
  if (event.key === '/' && document.activeElement !== search) { event.preventDefault(); search.focus(); }
  if (event.key === 'Escape' && document.activeElement === search) { search.value = ''; showList(); }
});

fetch('/openapi/v1.json').then(answer => {
  if (!answer.ok) throw new Error('The document answered ' + answer.status + '.');
  return answer.json();
}).then(document => { read(document); showList(); showOperation(); })
  .catch(fault => view.replaceChildren(element('p', { role: 'alert' }, fault.message)));
