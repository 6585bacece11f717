import { toolPage } from './page-style.ts';

/** The mailbox in the browser: every mail that left, as its reader would see it. HTML is shown in a sandboxed frame. */
export const mailboxPage = (base: string): string =>
  toolPage('Local mailbox', BODY, `const base = ${JSON.stringify(base)};\n${SCRIPT}`);

const BODY = `
<header>
  <h1>Local mailbox</h1>
  <label>To <input id="to" type="search" placeholder="any address" autocomplete="off"></label>
  <span id="count" class="soft" role="status"></span>
</header>
<main>
  <ul id="list" class="list"></ul>
  <section id="reader" class="reader"><p class="empty">Mails that the site sends arrive here. Nothing leaves this machine.</p></section>
</main>`;

const SCRIPT = `
const list = document.getElementById('list'), reader = document.getElementById('reader'), to = document.getElementById('to');
let shown = '', open = '';
const read = new Map();
const el = (tag, props = {}, ...children) => { const e = Object.assign(document.createElement(tag), props); e.append(...children); return e; };
const time = (at) => new Date(at).toLocaleString();
const mailOf = async (id) => { if (!read.has(id)) read.set(id, await (await fetch(base + '/messages/' + id)).json()); return read.get(id); };
to.value = new URLSearchParams(location.search).get('to') ?? '';

const refresh = async () => {
  const answer = await fetch(base + '/summaries?to=' + encodeURIComponent(to.value.trim())).catch(() => undefined);
  if (!answer?.ok) return;
  const { total, mails } = await answer.json();
  document.getElementById('count').textContent = total === 1 ? '1 mail' : total + ' mails' + (total > mails.length ? ', the last ' + mails.length + ' shown' : '');
  const key = mails.map((m) => m.id).join();
  if (key === shown) return;
  shown = key;
  list.replaceChildren(...mails.reverse().map((m) => {
    const subject = el('strong', { textContent: '…' });
    const button = el('button', { onclick: () => show(m.id) }, subject, el('span', { className: 'soft', textContent: m.to + ' · ' + time(m.at) }));
    button.dataset.id = m.id;
    new IntersectionObserver(async ([entry], seen) => {
      if (!entry.isIntersecting) return;
      seen.disconnect();
      subject.textContent = (await mailOf(m.id)).subject || '(no subject)';
    }).observe(button);
    return el('li', {}, button);
  }));
  mark();
};
const mark = () => list.querySelectorAll('button').forEach((b) => b.setAttribute('aria-current', String(b.dataset.id === open)));

const show = async (id) => {
  open = id;
  mark();
  const mail = await mailOf(id);
  const view = el('div', { style: 'display:contents' });
  const views = {
    HTML: () => { const frame = el('iframe', { title: 'The mail', srcdoc: '<base target="_blank">' + mail.html }); frame.setAttribute('sandbox', 'allow-popups allow-popups-to-escape-sandbox'); return frame; },
    Text: () => el('pre', { textContent: mail.text }),
    Headers: () => el('pre', { textContent: Object.entries(mail.headers).map(([n, v]) => n + ': ' + v).join('\\n') }),
    Raw: () => { const pre = el('pre', { textContent: '…' }); fetch(base + '/messages/' + id + '/raw').then((r) => r.text()).then((t) => { pre.textContent = t; }); return pre; },
  };
  const tabs = Object.keys(views).filter((name) => name !== 'HTML' || mail.html).map((name) => {
    const tab = el('button', { textContent: name, onclick: () => { tabs.forEach((t) => t.setAttribute('aria-pressed', String(t === tab))); view.replaceChildren(views[name]()); } });
    return tab;
  });
  const bar = el('div', { className: 'tabs' }, ...tabs);
  if (mail.headers['list-unsubscribe']) {
    const said = el('span', { className: 'soft', role: 'status' });
    bar.append(el('button', { textContent: 'Unsubscribe, as the mail client does', onclick: async () => {
      said.textContent = '…';
      const r = await (await fetch(base + '/messages/' + id + '/unsubscribe', { method: 'POST' })).json();
      said.textContent = r.problem ?? 'The site answered ' + r.status;
    } }), said);
  }
  reader.replaceChildren(el('h2', { textContent: mail.subject }), el('div', { className: 'soft', textContent: mail.from + ' to ' + mail.to + ' · ' + time(mail.at) }), bar, view);
  tabs[0].click();
};
to.oninput = () => { history.replaceState(null, '', to.value ? '?to=' + encodeURIComponent(to.value) : location.pathname); refresh(); };
refresh();
setInterval(refresh, 1500);
`;
