import type { Language, Text } from '#domain/shared/primitives.ts';
import { telephoneInWords } from '#web/shared/format.ts';
import { Page, type SiteFacts } from '#web/shared/layout.tsx';
import { href, type PageName } from '#web/shared/paths.ts';
import { pick, type Values } from '#web/shared/text.ts';

/** A page of text: paragraphs, lists and headings, its `{placeholders}` filled in with what the territory says of itself. */
export interface Prose {
  readonly title: Text;
  readonly lead?: Text;
  readonly sections: readonly ProseSection[];
}

interface ProseSection {
  readonly heading: Text;
  readonly paragraphs?: readonly Text[];
  readonly points?: readonly Text[];
}

interface ProsePageProps {
  readonly page: PageName;
  readonly prose: Prose;
  readonly lang: Language;
  readonly site: SiteFacts;
}

/** The facts that texts may name: `{site}`, `{territory}`, `{agency}`, `{address}`, `{telephone}`, `{email}`, `{publisher}`. */
const siteValues = (site: SiteFacts, lang: Language): Values => ({
  site: site.siteName,
  territory: pick(site.territoryName, lang),
  agency: site.agency.name,
  address: site.agency.address,
  telephone: telephoneInWords(site.agency.telephone),
  email: site.agency.email,
  publisher: site.agency.publisher,
});

export const ProsePage = ({ page, prose, lang, site }: ProsePageProps) => {
  const values = siteValues(site, lang);
  return (
    <Page lang={lang} title={pick(prose.title, lang)} addressIn={(of) => href(page, of)} narrow site={site}>
      <h1>{pick(prose.title, lang)}</h1>
      {prose.lead === undefined ? null : <p class="lead">{pick(prose.lead, lang, values)}</p>}
      {prose.sections.map(({ heading, paragraphs = [], points = [] }) => (
        <section key={heading.fr}>
          <h2>{pick(heading, lang, values)}</h2>
          {paragraphs.map((paragraph) => (
            <p key={paragraph.fr}>{pick(paragraph, lang, values)}</p>
          ))}
          {points.length === 0 ? null : (
            <ul>
              {points.map((point) => (
                <li key={point.fr}>{pick(point, lang, values)}</li>
              ))}
            </ul>
          )}
        </section>
      ))}
    </Page>
  );
};
