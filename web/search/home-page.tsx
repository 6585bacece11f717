import type { Product } from '#domain/catalogue/catalogue-product.ts';
import type { Recipe } from '#domain/recipes/recipe.ts';
import type { Instant, Language, Month } from '#domain/shared/primitives.ts';
import { RecipeLinks } from '#web/recipes/recipe-links.tsx';
import { LinkButton, TelButton } from '#web/shared/buttons.tsx';
import { list, momentInWords, monthName, sentence } from '#web/shared/format.ts';
import { Page, type SiteFacts } from '#web/shared/layout.tsx';
import { Notice } from '#web/shared/notices.tsx';
import { href } from '#web/shared/paths.ts';
import { pick } from '#web/shared/text.ts';
import { texts } from './home-texts.ts';
import { PlaceForm } from './place-form.tsx';

interface HomePageProps {
  readonly lang: Language;
  readonly site: SiteFacts;
  readonly month: Month;
  /** Products in season this month, those to name first. */
  readonly inSeason: readonly Product[];
  readonly recipes: readonly Recipe[];
  /** Not open yet: when it does. */
  readonly opensAt?: Instant | undefined;
}

const NAMED_PRODUCTS = 14;
const SHOWN_RECIPES = 3;

/** The question, who asks it, and what there is now. */
export const HomePage = ({ lang, site, month, inSeason, recipes, opensAt }: HomePageProps) => (
  <Page
    lang={lang}
    title={pick(texts.title, lang, { site: site.siteName })}
    description={pick(texts.description, lang, { territory: pick(site.territoryName, lang) })}
    addressIn={(of) => href('home', of)}
    scripts={['place.js']}
    site={site}
  >
    <section class="hero">
      <div>
        <h1>{pick(texts.ask, lang)}</h1>
        <p class="lead">{pick(texts.lead, lang)}</p>
        {opensAt === undefined ? null : (
          <Notice title={pick(texts.opens, lang, { when: momentInWords(opensAt, lang) })}>
            <p>{pick(texts.opensMore, lang)}</p>
          </Notice>
        )}
        <PlaceForm lang={lang} />
        <p class="who">{pick(texts.who, lang, { agency: site.agency.name })}</p>
      </div>
      <Rings />
    </section>
    <ol class="how" aria-label={pick(texts.howTitle, lang)}>
      {(
        [
          ['how1', 'how1More'],
          ['how2', 'how2More'],
          ['how3', 'how3More'],
        ] as const
      ).map(([what, more]) => (
        <li key={what}>
          <strong>{pick(texts[what], lang)}</strong>
          {pick(texts[more], lang)}
        </li>
      ))}
    </ol>
    {inSeason.length === 0 ? null : (
      <section>
        <h2>{pick(texts.seasonTitle, lang, { month: monthName(month, lang) })}</h2>
        <p class="season-words">
          {sentence(
            list(
              inSeason.slice(0, NAMED_PRODUCTS).map((product) => pick(product.plural, lang)),
              lang,
            ),
          )}
          {pick(texts.seasonTail, lang)}
        </p>
      </section>
    )}
    {recipes.length === 0 ? null : (
      <section>
        <h2>{pick(texts.recipesTitle, lang)}</h2>
        <RecipeLinks recipes={recipes.slice(0, SHOWN_RECIPES)} lang={lang} />
        <p>
          <a href={href('recipes', lang)}>{pick(texts.recipesAll, lang)}</a>
        </p>
      </section>
    )}
    <section class="call">
      <h2>{pick(texts.callTitle, lang)}</h2>
      <p>{pick(texts.callText, lang)}</p>
      <p class="actions">
        <LinkButton href={href('register', lang)}>{pick(texts.callButton, lang)}</LinkButton>
        <span>{pick(texts.callHelp, lang)}</span>
        <TelButton telephone={site.agency.telephone} name={site.agency.name} lang={lang} />
      </p>
    </section>
  </Page>
);

/** Farms around a house, and the way one of them drives: the idea of the site in one picture. Decorative. */
const Rings = () => (
  <svg class="rings" viewBox="0 0 420 400" aria-hidden="true" focusable="false">
    <g fill="none" stroke="currentColor">
      <circle cx="210" cy="200" r="58" stroke-width="1.5" />
      <circle cx="210" cy="200" r="118" stroke-width="1.2" stroke-dasharray="5 6" />
      <circle cx="210" cy="200" r="184" stroke-width="1.2" stroke-dasharray="1 8" stroke-linecap="round" />
      <path
        d="M337 105c-30-24-62-6-66 18s-34 10-52 26c-14 13-34 4-50 20-18 18-2 44-24 62-22 17-50 6-62 34"
        stroke-width="3"
        stroke-linecap="round"
        stroke-linejoin="round"
      />
    </g>
    <path d="M196 207v-13l15-12 15 12v13z" fill="#2b2520" />
    <g fill="currentColor">
      <circle cx="337" cy="105" r="8" />
      <circle cx="83" cy="267" r="5" />
      <circle cx="271" cy="123" r="5" />
      <circle cx="145" cy="231" r="5" />
    </g>
    <g fill="#fdfaf3" stroke="currentColor" stroke-width="2">
      <circle cx="118" cy="92" r="6" />
      <circle cx="302" cy="282" r="6" />
      <circle cx="231" cy="345" r="6" />
      <circle cx="54" cy="170" r="6" />
    </g>
    <g>
      <text x="214" y="137">
        4 km
      </text>
      <text x="214" y="77">
        15 km
      </text>
      <text x="214" y="12">
        40 km
      </text>
    </g>
  </svg>
);
