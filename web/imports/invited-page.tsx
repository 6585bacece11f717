import type { ComponentChildren } from 'preact';
import type { ImportedProducer } from '../../functions/domain/imports/imported.ts';
import { WHAT_THE_LAW_WANTS_SAID } from '../../functions/domain/imports/inviting.ts';
import type { Language } from '../../functions/domain/shared/primitives.ts';
import { Button } from '../components/buttons.tsx';
import { Hidden } from '../components/forms.tsx';
import { Notice } from '../components/notices.tsx';
import { Page, type SiteFacts } from '../layout.tsx';
import { href } from '../paths.ts';
import { pick } from '../texts/text.ts';
import { texts } from './not-yet-texts.ts';
import { productsInWords } from './products-in-words.ts';

interface Props {
  readonly lang: Language;
  readonly site: SiteFacts;
  readonly token: string;
}

const Frame = ({
  lang,
  site,
  token,
  title,
  children,
}: Props & { readonly title: string; readonly children: ComponentChildren }) => (
  <Page
    lang={lang}
    site={site}
    title={title}
    path={href('invited', lang, { token })}
    alternatePath={href('invited', lang === 'fr' ? 'en' : 'fr', { token })}
    narrow
    noIndex
    noReferrer
  >
    <h1>{title}</h1>
    {children}
  </Page>
);

/** What is shown of him, where it comes from, and his two answers. Opening the page changes nothing. */
export const InvitedPage = (props: Props & { readonly producer: ImportedProducer; readonly communeName: string }) => {
  const { lang, site, token, producer, communeName } = props;
  const { details, source } = producer;
  const address = href('invited', lang, { token });
  const sold = productsInWords(details, lang).join(', ') || pick(texts.noProducts, lang);
  const contact = `${site.agency.email}, ${site.agency.address}`;
  return (
    <Frame {...props} title={pick(texts.invitedTitle, lang, { name: details.name })}>
      <section class="panel">
        <h2>{pick(texts.shown, lang)}</h2>
        <p>
          <strong>{details.name}</strong>, {communeName} · {sold}
        </p>
      </section>
      <form method="post" action={address} class="panel">
        <Hidden values={{ action: 'claim' }} />
        <p>{pick(texts.mineText, lang)}</p>
        <Button>{pick(texts.mine, lang)}</Button>
      </form>
      <form method="post" action={address} class="panel" id="retrait">
        <Hidden values={{ action: 'out' }} />
        <p>{pick(texts.outText, lang)}</p>
        <Button look="quiet">{pick(texts.out, lang)}</Button>
      </form>
      <h2>{pick(texts.why, lang)}</h2>
      <p>{pick(WHAT_THE_LAW_WANTS_SAID, lang, { agency: site.agency.name, source, contact })}</p>
    </Frame>
  );
};

/** After "Take me out". */
export const TakenOutPage = (props: Props) => (
  <Frame {...props} title={pick(texts.outTitle, props.lang)}>
    <Notice kind="good" live>
      <p>{pick(texts.outDone, props.lang)}</p>
    </Notice>
  </Frame>
);

/** The link of who is no longer listed here. */
export const NotListedPage = (props: Props) => (
  <Frame {...props} title={pick(texts.goneTitle, props.lang)}>
    <p>{pick(texts.gone, props.lang)}</p>
  </Frame>
);
