import type { ComponentChildren, VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Language, Text } from '#domain/shared/primitives.ts';
import { asset } from './assets.ts';
import { common } from './common-texts.ts';
import { telephoneInWords } from './format.ts';
import { Logo } from './logo.tsx';
import { href, type PageName } from './paths.ts';
import { pick } from './text.ts';

/** What every page says of the site: a part of the territory's configuration. */
export interface SiteFacts {
  readonly siteName: string;
  readonly territoryName: Text;
  readonly agency: {
    readonly name: string;
    readonly email: string;
    readonly telephone: string;
    readonly address: string;
    readonly publisher: string;
  };
  readonly languages: readonly Language[];
  /** Scheme and host of the site, for canonical addresses; relative ones without. */
  readonly origin?: string;
}

export interface PageProps {
  readonly lang: Language;
  /** Of the page alone; the name of the site follows it. */
  readonly title: string;
  readonly description?: string;
  /** Where the page stands in a language, without origin. */
  readonly addressIn: (lang: Language) => string;
  /** The address that search engines and messengers should keep, where `addressIn` says more than which page it is. */
  readonly canonicalIn?: ((lang: Language) => string) | undefined;
  /** A reading or form width. */
  readonly narrow?: boolean;
  readonly noIndex?: boolean;
  /** Pages behind a signed link: their address must not leave the browser. */
  readonly noReferrer?: boolean;
  /** Names of built scripts: `['place.js']` for a `place.client.ts`. */
  readonly scripts?: readonly string[];
  /** The item of the navigation that this page belongs to. */
  readonly current?: 'search' | 'recipes' | 'register';
  readonly site: SiteFacts;
  /** The feed of what the page is about: feed readers find it. */
  readonly feed?: string;
  readonly children: ComponentChildren;
}

/** The whole document around a page. Render it with `renderPage`. */
export const Page = (props: PageProps) => {
  const { lang, title, description, addressIn, canonicalIn = addressIn, site, scripts = [] } = props;
  const other: Language = lang === 'fr' ? 'en' : 'fr';
  const origin = site.origin ?? '';
  const wide = site.languages.includes(other);
  return (
    <html lang={lang}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title.includes(site.siteName) ? title : `${title} · ${site.siteName}`}</title>
        {description === undefined ? null : <meta name="description" content={description} />}
        {props.noIndex ? <meta name="robots" content="noindex" /> : <Shared {...props} canonicalIn={canonicalIn} />}
        {props.noReferrer ? <meta name="referrer" content="same-origin" /> : null}
        {props.feed === undefined ? null : (
          <link rel="alternate" type="application/atom+xml" href={origin + props.feed} />
        )}
        <meta name="theme-color" content="#f5efe2" />
        <link rel="icon" href={asset('icon.svg')} type="image/svg+xml" />
        <link rel="stylesheet" href={asset('site.css')} />
        {props.noReferrer || props.current === 'register' ? <link rel="stylesheet" href={asset('inside.css')} /> : null}
        {scripts.map((script) => (
          <script key={script} type="module" src={asset(script)} />
        ))}
      </head>
      <body>
        <a class="skip" href="#content">
          {pick(common.skip, lang)}
        </a>
        <Header {...props} other={wide ? other : undefined} />
        <main id="content" tabIndex={-1} class={props.narrow ? 'wrap narrow' : 'wrap'}>
          {props.children}
        </main>
        <Footer lang={lang} site={site} />
      </body>
    </html>
  );
};

/** What search engines and messengers are told of a page that everybody may find. */
const Shared = ({
  lang,
  title,
  description,
  canonicalIn,
  site,
}: PageProps & { readonly canonicalIn: (lang: Language) => string }) => {
  const address = (of: Language): string => (site.origin ?? '') + canonicalIn(of);
  return (
    <>
      <link rel="canonical" href={address(lang)} />
      {site.languages.length < 2
        ? null
        : site.languages.map((of) => <link key={of} rel="alternate" hreflang={of} href={address(of)} />)}
      <link rel="alternate" hreflang="x-default" href={address('fr')} />
      <meta property="og:type" content="website" />
      <meta property="og:site_name" content={site.siteName} />
      <meta property="og:title" content={title} />
      {description === undefined ? null : <meta property="og:description" content={description} />}
      <meta property="og:url" content={address(lang)} />
      <meta property="og:locale" content={lang === 'fr' ? 'fr_FR' : 'en_GB'} />
    </>
  );
};

const Header = ({ lang, site, addressIn, current, other }: PageProps & { readonly other: Language | undefined }) => {
  const item = (page: PageName, name: NonNullable<PageProps['current']>, label: Text) => (
    <a href={href(page, lang)} aria-current={current === name ? 'page' : undefined}>
      {pick(label, lang)}
    </a>
  );
  return (
    <header class="site-head">
      <div class="wrap">
        <a class="brand" href={href('home', lang)}>
          <Logo />
          <span>{site.siteName}</span>
          <small>{pick(site.territoryName, lang)}</small>
        </a>
        <nav aria-label={pick(common.mainNavigation, lang)}>
          {item('search', 'search', common.navSearch)}
          {item('recipes', 'recipes', common.navRecipes)}
          {item('register', 'register', common.navRegister)}
        </nav>
        {other === undefined ? null : (
          <a class="language" href={addressIn(other)} lang={other} hreflang={other}>
            {pick(common.otherLanguage, lang)}
          </a>
        )}
      </div>
    </header>
  );
};

const Footer = ({ lang, site }: Pick<PageProps, 'lang' | 'site'>) => (
  <footer class="site-foot">
    <div class="wrap">
      <div>
        <p class="foot-lead">{pick(common.footerAgency, lang)}</p>
        <p>
          <a class="foot-tel" href={`tel:${site.agency.telephone}`}>
            {telephoneInWords(site.agency.telephone)}
          </a>
          <br />
          <a href={`mailto:${site.agency.email}`}>{site.agency.email}</a>
        </p>
        <p>{site.agency.name}</p>
      </div>
      <nav aria-label={pick(common.footerPages, lang)}>
        <ul>
          {(['ranking', 'legal', 'privacy', 'accessibility'] as const).map((page) => (
            <li key={page}>
              <a href={href(page, lang)}>{pick(common[page], lang)}</a>
            </li>
          ))}
          <li>
            <a href={href('agencySignIn', lang)} rel="nofollow">
              {pick(common.members, lang)}
            </a>
          </li>
        </ul>
      </nav>
      <p class="sources">{pick(common.sources, lang)}</p>
    </div>
  </footer>
);

/** A page as text, ready to send. */
export const renderPage = (page: VNode): string => `<!doctype html>${renderToString(page)}`;
