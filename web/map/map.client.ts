/**
 * Shows the buttons that open a map, and fetches the map's code when one is pressed: nobody who does not ask pays for it. Without this script
 * there is no button.
 */

const load = async (panel: HTMLElement, frame: HTMLElement): Promise<void> => {
  if (panel.dataset.map === 'results') {
    const { openResultsMap } = await import('./results-map.ts');
    await openResultsMap(panel, frame);
    return;
  }
  if (panel.dataset.map === 'import') {
    const { openImportMap } = await import('./import-map.ts');
    await openImportMap(panel, frame);
    return;
  }
  const { openProducerMap } = await import('./producer-map.ts');
  await openProducerMap(panel, frame);
};

const enhance = (panel: HTMLElement): void => {
  const button = panel.querySelector('button');
  const frame = panel.querySelector<HTMLElement>('.map-frame');
  const said = panel.querySelector<HTMLElement>('[role=status]');
  if (button === null || frame === null || said === null) return;
  let loaded = false;
  const show = (open: boolean): void => {
    frame.hidden = !open;
    button.setAttribute('aria-expanded', String(open));
    button.textContent = (open ? button.dataset.close : button.dataset.open) ?? '';
    document.documentElement.classList.toggle('has-map', open);
  };
  button.hidden = false;
  button.addEventListener('click', async () => {
    const open = frame.hidden !== false;
    said.textContent = '';
    show(open);
    if (!open || loaded) return;
    try {
      loaded = true;
      await load(panel, frame);
    } catch (error) {
      console.error(error);
      loaded = false;
      show(false);
      said.textContent = said.dataset.failed ?? '';
    }
  });
};

for (const panel of document.querySelectorAll<HTMLElement>('[data-map]')) enhance(panel);
