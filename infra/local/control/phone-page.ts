import { toolPage } from './page-style.ts';

/** The phone outbox in the browser: SMS and calls that left, links in them to be followed. */
export const phonePage = (base: string): string =>
  toolPage('Local phone outbox', BODY, `const base = ${JSON.stringify(base)};\n${SCRIPT}`);

const BODY = `
<style>
  .messages { list-style: none; margin: 0 auto; padding: 1.2rem; max-width: 44rem; display: grid; gap: .9rem; }
  .messages li { background: var(--card); border: 1px solid var(--line); border-radius: .8rem .8rem .8rem .2rem; padding: .8rem 1rem; white-space: pre-wrap; overflow-wrap: anywhere; }
</style>
<header>
  <h1>Local phone outbox</h1>
  <label>To <input id="to" type="search" placeholder="any number, such as +33612345678" autocomplete="off"></label>
  <span id="count" class="soft" role="status"></span>
</header>
<ul id="list" class="messages"><li class="soft">SMS and calls that the site makes appear here. Nothing leaves this machine.</li></ul>`;

const SCRIPT = `
const list = document.getElementById('list'), to = document.getElementById('to');
let shown;
const el = (tag, props = {}, ...children) => { const e = Object.assign(document.createElement(tag), props); e.append(...children); return e; };
const linked = (text) => text.split(/(https?:\\/\\/[^\\s]+)/).map((part, i) => i % 2 ? el('a', { href: part, textContent: part, target: '_blank', rel: 'noopener' }) : part);
to.value = new URLSearchParams(location.search).get('to') ?? '';
const refresh = async () => {
  const answer = await fetch(base + '/messages?to=' + encodeURIComponent(to.value.trim())).catch(() => undefined);
  if (!answer?.ok) return;
  const messages = await answer.json();
  document.getElementById('count').textContent = messages.length === 1 ? '1 message' : messages.length + ' messages';
  if (messages.length === 0 || messages.length === shown) return;
  shown = messages.length;
  list.replaceChildren(...messages.slice(-200).reverse().map((m) => el('li', {},
    el('div', { className: 'soft', textContent: (m.kind === 'call' ? 'Call' : 'SMS') + ' from ' + m.from + ' to ' + m.to + ' · ' + new Date(m.at).toLocaleString() }), ...linked(m.text))));
};
to.oninput = () => { shown = undefined; refresh(); };
refresh();
setInterval(refresh, 1500);
`;
