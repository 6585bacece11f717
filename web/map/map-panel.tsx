import type { Language } from '#domain/shared/primitives.ts';
import { asset } from '#web/shared/assets.ts';
import { pick } from '#web/shared/text.ts';
import { texts } from './texts.ts';

/** What a map's script must know to load the rest: addresses carry the hash of their content, so that only a page can name them. */
export const mapAddresses = () => ({
  'data-style': asset('map.css'),
  'data-background': asset('map-background.json'),
  'data-towns': asset('map-towns.json'),
});

interface MapPanelProps {
  readonly lang: Language;
  /** Which map: the producers of a list, the rounds of one, or the rows of an import. */
  readonly kind: 'results' | 'producer' | 'import';
  /** Where the visitor is, or the farm: the middle of the map. */
  readonly at: { readonly lat: number; readonly lon: number };
  /** What is there. */
  readonly label: string;
  /** Where the areas of the rounds are fetched, for a producer; the rows, for an import. */
  readonly areas?: string;
}

/** A button that opens a map. Nothing without the script: what the map shows is on the page in words. */
export const MapPanel = ({ lang, kind, at, label, areas }: MapPanelProps) => (
  <div
    class="map-panel"
    data-map={kind}
    data-at={`${at.lat},${at.lon}`}
    data-label={label}
    data-areas={areas}
    {...mapAddresses()}
  >
    <button
      type="button"
      class="btn btn-quiet"
      hidden
      data-open={pick(texts.open, lang)}
      data-close={pick(texts.close, lang)}
      aria-expanded="false"
    >
      {pick(texts.open, lang)}
    </button>
    <p role="status" data-failed={pick(texts.failed, lang)} />
    <div class="map-frame" hidden />
  </div>
);
