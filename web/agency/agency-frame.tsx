import type { ComponentChildren } from 'preact';
import type { Language } from '../../functions/domain/shared/primitives.ts';
import { Button } from '../components/buttons.tsx';
import { Page, type SiteFacts } from '../layout.tsx';
import { href } from '../paths.ts';
import { pick } from '../texts/text.ts';
import { texts } from './texts.ts';

export interface AgencyProps {
  readonly lang: Language;
  readonly site: SiteFacts;
  readonly member: { readonly email: string };
}

interface FrameProps extends AgencyProps {
  readonly title: string;
  readonly path: string;
  readonly alternatePath: string;
  readonly current: 'producers' | 'tasks' | 'imports';
  /** Names of built scripts. */
  readonly scripts?: readonly string[];
  readonly children: ComponentChildren;
}

/** A page for members: their own bar under the head of the site. */
export const AgencyFrame = ({ member, current, children, ...page }: FrameProps) => {
  const { lang } = page;
  const item = (name: 'producers' | 'tasks' | 'imports', address: string) => (
    <a href={address} aria-current={current === name ? 'page' : undefined}>
      {pick(texts[name], lang)}
    </a>
  );
  return (
    <Page {...page} title={`${page.title} · ${pick(texts.area, lang)}`} noIndex noReferrer>
      <div class="agency-bar">
        <nav aria-label={pick(texts.navigation, lang)}>
          {item('producers', href('agencyHome', lang))}
          {item('tasks', href('agencyTasks', lang))}
          {item('imports', href('agencyImports', lang))}
        </nav>
        <form method="post" action={href('agencySignOut', lang)}>
          <span class="soft small">{pick(texts.signedInAs, lang, { email: member.email })}</span>
          <Button look="plain">{pick(texts.signOut, lang)}</Button>
        </form>
      </div>
      {children}
    </Page>
  );
};
