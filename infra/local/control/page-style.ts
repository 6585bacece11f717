/** The look of the local tools: deliberately not that of the site, so that nobody takes one for the other. */
const STYLE = `
:root { color-scheme: light dark; --ink: #22262b; --soft: #6a727c; --line: #dfe2e6; --ground: #f6f7f8; --card: #fff; --accent: #2f5d8a; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8eaed; --soft: #9aa3ad; --line: #363b42; --ground: #1b1e22; --card: #23272c; --accent: #8ab4e0; } }
* { box-sizing: border-box; }
body { margin: 0; font: 15px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--ground); }
header { display: flex; gap: 1rem; align-items: center; flex-wrap: wrap; padding: .8rem 1.2rem; border-bottom: 1px solid var(--line); background: var(--card); }
h1 { font-size: 1rem; margin: 0; font-weight: 600; }
input { font: inherit; padding: .45rem .7rem; border: 1px solid var(--line); border-radius: .4rem; background: var(--ground); color: inherit; min-width: 17rem; }
button { font: inherit; padding: .45rem .8rem; border: 1px solid var(--accent); border-radius: .4rem; background: none; color: var(--accent); cursor: pointer; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.soft { color: var(--soft); font-size: .88rem; }
main { display: grid; grid-template-columns: minmax(16rem, 24rem) 1fr; height: calc(100vh - 3.9rem); }
@media (max-width: 50rem) { main { grid-template-columns: 1fr; height: auto; } }
.list { overflow: auto; border-right: 1px solid var(--line); margin: 0; padding: 0; list-style: none; }
.list button { display: block; width: 100%; text-align: left; border: 0; border-bottom: 1px solid var(--line); border-radius: 0; color: inherit; padding: .7rem 1.2rem; }
.list button[aria-current="true"] { background: var(--card); box-shadow: inset 3px 0 var(--accent); }
.list strong { display: block; font-weight: 600; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.reader { overflow: auto; padding: 1.2rem; display: flex; flex-direction: column; gap: .9rem; min-width: 0; }
.reader h2 { margin: 0; font-size: 1.2rem; }
.tabs { display: flex; gap: .5rem; flex-wrap: wrap; align-items: center; }
.tabs button[aria-pressed="true"] { background: var(--accent); color: var(--card); }
iframe, pre { flex: 1; width: 100%; min-height: 28rem; border: 1px solid var(--line); border-radius: .5rem; background: #fff; margin: 0; }
pre { padding: 1rem; overflow: auto; white-space: pre-wrap; overflow-wrap: anywhere; background: var(--card); font: 13px/1.55 ui-monospace, monospace; }
.empty { padding: 3rem 1.2rem; color: var(--soft); }
`;

/** A page of the local tools. The script is ours and short; what mails say never becomes part of this page but as text. */
export const toolPage = (title: string, body: string, script: string): string => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${STYLE}</style>
${body}
<script type="module">${script}</script>
</html>
`;
