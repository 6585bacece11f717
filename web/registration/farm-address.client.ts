/**
 * Completes the commune from the site's own list, and asks the national address service (BAN) where the farm is: from the browser, so
 * that its limits are per visitor. When it does not answer, nothing is lost: the farm lies at the centre of its commune.
 */

const GEOCODER = 'https://data.geopf.fr/geocodage/search';
/** The BAN's own score (0 to 1); under this it answers with some street of the same name. */
const LEAST_SCORE = 0.5;
const DEBOUNCE_MS = 120;
/** Whoever fills in the form goes on: the address service may be slow unseen. */
const PATIENCE_MS = 5_000;

interface Found {
  readonly lat: number;
  readonly lon: number;
}

const field = (root: Element, name: string): HTMLInputElement | null =>
  root.querySelector<HTMLInputElement>(`input[name="${name}"]`);

const completeCommune = (input: HTMLInputElement): void => {
  const list = document.createElement('datalist');
  list.id = `${input.id}-communes`;
  input.after(list);
  input.setAttribute('list', list.id);
  let timer = 0;
  input.addEventListener('input', () => {
    clearTimeout(timer);
    timer = window.setTimeout(async () => {
      const typed = input.value.trim();
      if (typed.length < 2) return;
      list.replaceChildren(...(await communesLike(typed)).map(optionOf));
    }, DEBOUNCE_MS);
  });
};

const communesLike = async (typed: string): Promise<string[]> => {
  try {
    const answer = await fetch(`/api/places?q=${encodeURIComponent(typed)}`);
    if (!answer.ok) return [];
    const { items = [] } = (await answer.json()) as { items?: { label: string }[] };
    return items.map(({ label }) => label);
  } catch {
    return [];
  }
};

const optionOf = (label: string): HTMLOptionElement => {
  const option = document.createElement('option');
  option.value = label;
  return option;
};

const locate = async (address: string, commune: string): Promise<Found | undefined> => {
  try {
    const query = new URLSearchParams({ q: `${address} ${commune.replace(/[()]/g, ' ')}`, limit: '1' });
    const answer = await fetch(`${GEOCODER}?${query}`, {
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (!answer.ok) return undefined;
    const { features = [] } = (await answer.json()) as {
      features?: { geometry: { coordinates: [number, number] }; properties: { score: number; type: string } }[];
    };
    const [best] = features;
    if (best === undefined || best.properties.score < LEAST_SCORE || best.properties.type === 'municipality')
      return undefined;
    const [lon, lat] = best.geometry.coordinates;
    return { lat, lon };
  } catch {
    return undefined;
  }
};

const enhance = (root: HTMLElement): void => {
  const [commune, address] = [field(root, 'commune'), field(root, 'address')];
  const [lat, lon, of] = [field(root, 'lat'), field(root, 'lon'), field(root, 'coordinatesFor')];
  const said = root.querySelector('[role=status]');
  if (!commune || !address || !lat || !lon || !of || !said) return;
  completeCommune(commune);
  const look = async (): Promise<void> => {
    const [typedAddress, typedCommune] = [address.value.trim(), commune.value.trim()];
    const asked = `${typedAddress}|${typedCommune}`;
    if (typedAddress === '' || typedCommune === '' || of.value === asked) return;
    const found = await locate(typedAddress, typedCommune);
    if (`${address.value.trim()}|${commune.value.trim()}` !== asked) return;
    [lat.value, lon.value, of.value] =
      found === undefined ? ['', '', ''] : [found.lat.toFixed(5), found.lon.toFixed(5), asked];
    said.textContent = (found === undefined ? root.dataset.notFound : root.dataset.found) ?? '';
  };
  for (const input of [commune, address]) input.addEventListener('change', () => void look());
};

for (const root of document.querySelectorAll<HTMLElement>('.farm-address')) enhance(root);
