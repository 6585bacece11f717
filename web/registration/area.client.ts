import type { AreaDrawing } from '#domain/areas/area-drawing.ts';
import type { AreaMap } from '#web/map/area-map.ts';

/**
 * Says, while a round is described, where it goes: communes, inhabitants, towns at its edge, and the area on a map when asked for. The server counts
 * and keeps nothing. Without this script the same is said once the step is sent.
 */

const DEBOUNCE_MS = 450;
const FIELDS = [
  'mode',
  'areaKind',
  'radiusKm',
  'places',
  'also',
  'without',
  'outline',
  'alsoOutline',
  'withoutOutline',
  'pickupCommune',
  'pickupChoice',
] as const;

/** Without these there is nothing yet to ask about. */
const MAIN_FIELDS: Readonly<Record<string, string>> = { circle: 'radiusKm', named: 'places', drawn: 'outline' };

interface Summary {
  readonly words: string;
  readonly drawing: AreaDrawing;
}

interface Problem {
  readonly errors?: readonly { readonly reason: string }[];
}

type Answer =
  | { readonly ok: true; readonly summary: Summary }
  | { readonly ok: false; readonly reasons: readonly string[] };

const ask = async (question: unknown, lang: string): Promise<Answer> => {
  const answer = await fetch(`/api/areas/summary?lang=${lang}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(question),
  });
  const content: unknown = await answer.json();
  if (answer.ok) return { ok: true, summary: content as Summary };
  const { errors = [] } = content as Problem;
  if (errors.length === 0) throw new Error(`areas ${answer.status}`);
  return { ok: false, reasons: errors.map(({ reason }) => reason) };
};

const enhance = (area: HTMLElement): void => {
  const form = area.closest('form');
  const live = area.querySelector<HTMLElement>('.area-live');
  const words = area.querySelector<HTMLElement>('.area-words');
  const button = live?.querySelector('button');
  const frame = area.querySelector<HTMLElement>('.map-frame');
  if (!form || !live || !words || !button || !frame) return;
  const prefix = area.dataset.area ?? '';
  const lang = document.documentElement.lang;
  let map: AreaMap | undefined;
  let drawing: AreaDrawing | undefined;
  let timer = 0;
  let asked = 0;

  const question = () => {
    const data = new FormData(form);
    const typed: Record<string, unknown> = {};
    for (const name of FIELDS) {
      const value = data.get(prefix + name);
      if (typeof value === 'string' && value !== '') typed[name] = value;
    }
    const pick: Record<string, string> = {};
    for (const [name, value] of data)
      if (name.startsWith(`${prefix}pick.`) && typeof value === 'string' && value !== '')
        pick[name.slice(prefix.length + 5)] = value;
    const [lat, lon] = (area.dataset.farm ?? '').split(',').map(Number);
    const farm = area.dataset.farm && lat !== undefined && lon !== undefined ? { lat, lon } : null;
    return { typed: { ...typed, pick }, farm };
  };

  const update = async (): Promise<void> => {
    asked += 1;
    const mine = asked;
    const { typed, farm } = question();
    const kind = String(Reflect.get(typed, 'areaKind') ?? '');
    // An area that the form cannot say stays as it is: nothing to count.
    live.hidden = kind === '' || kind === 'kept';
    if (live.hidden) return;
    const main = MAIN_FIELDS[kind];
    if (main !== undefined && !(main in typed)) {
      words.textContent = '';
      drawing = undefined;
      await map?.show(undefined);
      return;
    }
    try {
      const answer = await ask({ typed, farm }, lang);
      if (mine !== asked) return;
      words.textContent = answer.ok
        ? answer.summary.words
        : `${area.dataset.notyet ?? ''} ${answer.reasons.join(' ; ')}.`;
      drawing = answer.ok ? answer.summary.drawing : undefined;
      await map?.show(drawing);
    } catch (error) {
      console.error(error);
      if (mine === asked) words.textContent = area.dataset.uncounted ?? '';
    }
  };

  const later = (): void => {
    clearTimeout(timer);
    timer = window.setTimeout(() => void update(), DEBOUNCE_MS);
  };

  const set = (name: string, value: string): void => {
    const input = form.querySelector<HTMLTextAreaElement>(`[name="${prefix}${name}"]:not([type=radio])`);
    if (input !== null) input.value = value;
    input?.closest('details:not(.entry)')?.setAttribute('open', '');
  };

  button.addEventListener('click', async () => {
    const open = frame.hidden !== false;
    frame.hidden = !open;
    button.setAttribute('aria-expanded', String(open));
    button.textContent = (open ? area.dataset.close : area.dataset.open) ?? '';
    if (!open || map !== undefined) return;
    try {
      const { openAreaMap } = await import('#web/map/area-map.ts');
      map = await openAreaMap(area, frame, {
        outline: (target) => form.querySelector<HTMLTextAreaElement>(`[name="${prefix}${target}"]`)?.value ?? '',
        drawn: (target, geojson) => {
          set(target, geojson);
          if (target === 'outline' && geojson !== '')
            form.querySelector<HTMLInputElement>(`[name="${prefix}areaKind"][value=drawn]`)?.click();
          later();
        },
      });
      await map.show(drawing);
    } catch (error) {
      console.error(error);
      words.textContent = area.dataset.failed ?? '';
    }
  });

  slider(area, prefix, later);
  const entry = area.closest('.entry') ?? area;
  entry.addEventListener('input', later);
  entry.addEventListener('change', later);
  void update();
};

const LONGEST_SLIDE = 120;

/** A slider beside the number, for a thumb; the number may be larger. */
const slider = (area: HTMLElement, prefix: string, changed: () => void): void => {
  const number = area.querySelector<HTMLInputElement>(`[name="${prefix}radiusKm"]`);
  if (number === null) return;
  const range = document.createElement('input');
  range.type = 'range';
  range.min = '1';
  range.max = String(LONGEST_SLIDE);
  range.className = 'radius-slider';
  range.ariaLabel = area.dataset.slider ?? '';
  const typed = () => Number.parseFloat(number.value.replace(',', '.')) || 30;
  range.value = String(typed());
  number.addEventListener('input', () => {
    range.value = String(typed());
  });
  range.addEventListener('input', () => {
    number.value = range.value;
    changed();
  });
  number.closest('.field')?.append(range);
};

for (const area of document.querySelectorAll<HTMLElement>('[data-area]')) enhance(area);
