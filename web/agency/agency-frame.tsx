import type { ComponentChildren } from 'preact';
import type { Language, MemberRole } from '#domain/shared/primitives.ts';
import { Button } from '#web/shared/buttons.tsx';
import { Page, type PageProps, type SiteFacts } from '#web/shared/layout.tsx';
import { href, type PageName } from '#web/shared/paths.ts';
import { pick } from '#web/shared/text.ts';
import { texts } from './texts.ts';

export interface AgencyProps {
  readonly lang: Language;
  readonly site: SiteFacts;
  readonly member: { readonly email: string; readonly role?: MemberRole };
}

/** The pages of the bar, and who has them. */
const PAGES = [
  { name: 'producers', page: 'agencyHome' },
  { name: 'tasks', page: 'agencyTasks' },
  { name: 'telephone', page: 'agencyTelephone', to: ['agency', 'partner'] },
  { name: 'territory', page: 'territory' },
  { name: 'messages', page: 'agencyMessages' },
  { name: 'imports', page: 'agencyImports', to: ['agency', 'partner'] },
  { name: 'members', page: 'agencyMembers', to: ['agency'] },
  { name: 'journal', page: 'agencyAudit', to: ['agency'] },
] as const satisfies readonly { name: keyof typeof texts; page: PageName; to?: readonly MemberRole[] }[];
type CurrentPage = (typeof PAGES)[number]['name'];

interface FrameProps extends AgencyProps {
  readonly title: string;
  readonly addressIn: PageProps['addressIn'];
  readonly current: CurrentPage;
  /** Names of built scripts. */
  readonly scripts?: readonly string[];
  readonly children: ComponentChildren;
}

/** A page for members: their own bar under the head of the site. */
export const AgencyFrame = ({ member, current, children, ...page }: FrameProps) => {
  const { lang } = page;
  const shown = PAGES.filter(
    (entry) => !('to' in entry) || entry.to.some((role) => role === (member.role ?? 'agency')),
  );
  return (
    <Page {...page} title={`${page.title} · ${pick(texts.area, lang)}`} noIndex noReferrer>
      <div class="agency-bar">
        <nav aria-label={pick(texts.navigation, lang)}>
          {shown.map(({ name, page: target }) => (
            <a key={name} href={href(target, lang)} aria-current={current === name ? 'page' : undefined}>
              {pick(texts[name], lang)}
            </a>
          ))}
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
