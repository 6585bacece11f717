import type { ComponentChildren } from 'preact';
import type { Language } from '#domain/shared/primitives.ts';
import type { UnclaimedProducer } from '#domain/unclaimed/unclaimed.ts';
import { productsInWords } from '#web/imports/products-in-words.ts';
import { Button } from '#web/shared/buttons.tsx';
import { list } from '#web/shared/format.ts';
import { Hidden } from '#web/shared/forms.tsx';
import { Page, type SiteFacts } from '#web/shared/layout.tsx';
import { Notice } from '#web/shared/notices.tsx';
import { href } from '#web/shared/paths.ts';
import { pick } from '#web/shared/text.ts';
import { WHAT_THE_LAW_WANTS_SAID } from './law-text.ts';
import { texts } from './unclaimed-texts.ts';

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
    addressIn={(of) => href('invited', of, { token })}
    narrow
    noIndex
    noReferrer
  >
    <h1>{title}</h1>
    {children}
  </Page>
);

export const OUT_ANCHOR = 'retrait';
/** Where a mail about several farms leads to. */
export const outAnchor = (id: string): string => `${OUT_ANCHOR}-${id}`;

interface Farm {
  readonly producer: UnclaimedProducer;
  readonly communeName: string;
}

/** What is shown of them, where it comes from, and their two answers, for each of their farms. Opening the page changes nothing. */
export const InvitedPage = (props: Props & { readonly farms: readonly Farm[] }) => {
  const { lang, site, farms } = props;
  const names = list(
    farms.map(({ producer }) => producer.details.name),
    lang,
  );
  const source = [...new Set(farms.map(({ producer }) => producer.source))].join(', ');
  const contact = `${site.agency.email}, ${site.agency.address}`;
  const title = pick(farms.length > 1 ? texts.invitedTitleMany : texts.invitedTitle, lang, { name: names });
  return (
    <Frame {...props} title={title}>
      {farms.map((farm) => (
        <Answers key={farm.producer.id} {...props} farm={farm} many={farms.length > 1} />
      ))}
      <h2>{pick(texts.why, lang)}</h2>
      <p>{pick(WHAT_THE_LAW_WANTS_SAID, lang, { agency: site.agency.name, source, contact })}</p>
    </Frame>
  );
};

const Answers = ({ lang, token, farm, many }: Props & { readonly farm: Farm; readonly many: boolean }) => {
  const { id, details } = farm.producer;
  const address = href('invited', lang, { token });
  const sold = productsInWords(details, lang).join(', ') || pick(texts.noProducts, lang);
  return (
    <>
      {many ? <h2 id={id}>{details.name}</h2> : null}
      <section class="panel">
        <h2>{pick(texts.shown, lang)}</h2>
        <p>
          <strong>{details.name}</strong>, {farm.communeName} · {sold}
        </p>
      </section>
      <form method="post" action={address} class="panel">
        <Hidden values={{ action: 'claim', ferme: id }} />
        <p>{pick(texts.mineText, lang)}</p>
        <Button>{pick(texts.mine, lang)}</Button>
      </form>
      <form method="post" action={address} class="panel" id={many ? outAnchor(id) : OUT_ANCHOR}>
        <Hidden values={{ action: 'out', ferme: id }} />
        <p>{pick(texts.outText, lang)}</p>
        <Button look="quiet">{pick(texts.out, lang)}</Button>
      </form>
    </>
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
