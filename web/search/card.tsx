import { FAMILY_NAMES, LABELS } from '#domain/catalogue/catalogue-names.ts';
import type { FoundProducer, ListedProducer } from '#domain/search/found.ts';
import type { Language } from '#domain/shared/primitives.ts';
import { LinkButton, TelButton } from '#web/shared/buttons.tsx';
import { distance } from '#web/shared/format.ts';
import { InventedTag, Tag } from '#web/shared/notices.tsx';
import { href } from '#web/shared/paths.ts';
import { pick, plural } from '#web/shared/text.ts';
import { RoundLine } from './rounds.tsx';
import { counts, texts } from './texts.ts';

const MAX_ROUNDS = 3;
const MAX_NAMES = 6;

interface CardProps {
  readonly producer: ListedProducer | FoundProducer;
  readonly lang: Language;
  /** What the links to the producer and the request carry along: cell, commune, audience. */
  readonly place: Readonly<Record<string, string | undefined>>;
  readonly heading?: 'h2' | 'h3';
}

/** One producer of a list: how far, who, which rounds on which days, what they have now, how to reach them. */
export const ProducerCard = ({ producer, lang, place, heading: Heading = 'h2' }: CardProps) => {
  const rounds = 'rounds' in producer ? producer.rounds : [];
  return (
    <li
      class="card"
      data-at={`${producer.position.lat},${producer.position.lon}`}
      data-sends={onlySends(producer)}
      data-producer={producer.id}
    >
      <Ring producer={producer} lang={lang} />
      <div>
        <Heading>
          <a href={href('producer', lang, { id: producer.id }, place)}>{producer.name}</a>
        </Heading>
        <p class="where">
          {producer.commune} · {producer.families.map((family) => pick(FAMILY_NAMES[family], lang)).join(', ')}
        </p>
        <Tags producer={producer} lang={lang} />
      </div>
      <div class="rest">
        {rounds.length === 0 ? null : (
          <ul class="rounds">
            {rounds.slice(0, MAX_ROUNDS).map((round) => (
              <RoundLine
                key={round.id}
                round={round}
                answer={round.delivers}
                exact={(place.cell ?? '').length > 5}
                lang={lang}
              />
            ))}
          </ul>
        )}
        {rounds.length > MAX_ROUNDS ? (
          <p>
            <a href={href('producer', lang, { id: producer.id }, place)}>{pick(texts.moreRounds, lang)}</a>
          </p>
        ) : null}
        <Now producer={producer} lang={lang} />
        <div class="actions">
          {'rounds' in producer ? (
            <LinkButton
              href={href('request', lang, {}, { producer: producer.id, ...place })}
              label={pick(texts.askName, lang, { name: producer.name })}
              noFollow
            >
              {pick(texts.ask, lang)}
            </LinkButton>
          ) : null}
          {'rounds' in producer ? (
            <label class="choice pick">
              <input type="checkbox" name="producer" value={producer.id} form="several" />
              <span>{pick(texts.pick, lang)}</span>
            </label>
          ) : null}
          {producer.telephone === null ? null : (
            <TelButton telephone={producer.telephone} name={producer.name} lang={lang} />
          )}
        </div>
      </div>
    </li>
  );
};

/** How far the farm is. Its shape says how they come: whole ring, broken ring (depends), square (parcel), grey (does not come). */
const Ring = ({ producer, lang }: Pick<CardProps, 'producer' | 'lang'>) => {
  const [value = '', unit = ''] = distance(producer.distanceKm).split('\u00a0');
  return (
    <p class={`ring ${ringShape(producer)}`.trim()}>
      <span>
        {value} <small>{unit}</small>
        <span class="sr"> {pick(texts.kmFromYou, lang)}</span>
      </span>
    </p>
  );
};

/** For the map: it does not go as far as a parcel by itself. */
const onlySends = (producer: CardProps['producer']): '' | undefined =>
  'comes' in producer && !producer.comes ? '' : undefined;

const ringShape = (producer: CardProps['producer']): string => {
  if (!('rounds' in producer)) return 'ring-far';
  return [producer.delivers === 'depends' ? 'ring-depends' : '', producer.comes ? '' : 'ring-parcel'].join(' ');
};

const Tags = ({ producer, lang }: Pick<CardProps, 'producer' | 'lang'>) =>
  producer.labels.length === 0 && !producer.invented ? null : (
    <ul class="tags">
      {producer.labels.map((label) => (
        <li key={label}>
          <Tag>{pick(LABELS[label].name, lang)}</Tag>
        </li>
      ))}
      {producer.invented ? (
        <li>
          <InventedTag lang={lang} />
        </li>
      ) : null}
    </ul>
  );

/** `De saison : fraises, asperges, et 3 autres`. */
const Now = ({ producer, lang }: Pick<CardProps, 'producer' | 'lang'>) => (
  <>
    {producer.inSeason.length === 0 ? null : (
      <p class="now">
        <Tag look="leaf">{pick(texts.seasonNow, lang)}</Tag> {firstNames(producer.inSeason, lang)}
      </p>
    )}
    {producer.allYear.length === 0 ? null : (
      <p class="now soft">
        {pick(texts.allYear, lang)} {firstNames(producer.allYear, lang)}
      </p>
    )}
  </>
);

const firstNames = (names: readonly string[], lang: Language): string => {
  const first = names.slice(0, MAX_NAMES).map(lowerFirst).join(', ');
  const others = names.length - MAX_NAMES;
  return others > 0 ? `${first}, ${plural(counts.more, others, lang)}` : first;
};

/** Inside a sentence; a proper name in capitals stays. */
const lowerFirst = (name: string): string =>
  /^\p{Lu}\p{Ll}/u.test(name) ? name.charAt(0).toLocaleLowerCase('fr') + name.slice(1) : name;
