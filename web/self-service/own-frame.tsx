import type { ComponentChildren } from 'preact';
import type { Language } from '#domain/shared/primitives.ts';
import { Page, type SiteFacts } from '#web/shared/layout.tsx';

export interface OwnProps {
  readonly lang: Language;
  readonly site: SiteFacts;
  /** The signed link. */
  readonly token: string;
}

interface FrameProps extends Pick<OwnProps, 'lang' | 'site'> {
  readonly title: string;
  readonly addressIn: (lang: Language) => string;
  readonly children: ComponentChildren;
}

/** A page behind a producer's own link: for their eyes only. */
export const OwnFrame = ({ lang, site, title, addressIn, children }: FrameProps) => (
  <Page lang={lang} site={site} title={title} addressIn={addressIn} current="register" narrow noIndex noReferrer>
    {children}
  </Page>
);
