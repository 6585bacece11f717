import type { Language } from '#domain/shared/primitives.ts';
import { AgencyFrame, type AgencyProps } from '#web/agency/agency-frame.tsx';
import { LinkButton } from '#web/shared/buttons.tsx';
import { href } from '#web/shared/paths.ts';
import { pick } from '#web/shared/text.ts';
import { STEP_TITLES, type StepPage } from '../steps.ts';
import { telephoneAddress } from './telephone-address.ts';
import { telephoneTexts } from './telephone-texts.ts';

export interface ResumedDraft {
  readonly id: string;
  /** As typed; empty where none was. */
  readonly name: string;
  readonly communeName: string;
  /** Where it goes on. */
  readonly step: Exclude<StepPage, 'sent'>;
}

interface Props extends AgencyProps {
  readonly drafts: readonly ResumedDraft[];
}

/** Registrations by telephone: a new one, and those that were interrupted. */
export const TelephoneListPage = ({ lang, site, member, drafts }: Props) => (
  <AgencyFrame
    lang={lang}
    site={site}
    member={member}
    current="telephone"
    title={pick(telephoneTexts.title, lang)}
    addressIn={(of) => href('agencyTelephone', of)}
  >
    <h1>{pick(telephoneTexts.title, lang)}</h1>
    <p>{pick(telephoneTexts.lead, lang)}</p>
    <LinkButton href={href('agencyTelephoneNew', lang)}>{pick(telephoneTexts.begin, lang)}</LinkButton>
    <h2>{pick(telephoneTexts.resume, lang)}</h2>
    {drafts.length === 0 ? (
      <p>{pick(telephoneTexts.nothing, lang)}</p>
    ) : (
      <>
        <p>{pick(telephoneTexts.resumeLead, lang)}</p>
        <ol class="queue">
          {drafts.map((draft) => (
            <DraftRow key={draft.id} draft={draft} lang={lang} />
          ))}
        </ol>
      </>
    )}
  </AgencyFrame>
);

const DraftRow = ({ draft, lang }: { readonly draft: ResumedDraft; readonly lang: Language }) => {
  const { id, name, communeName, step } = draft;
  return (
    <li>
      <h3>
        <a href={telephoneAddress(id, step, lang)}>{name === '' ? pick(telephoneTexts.nameless, lang) : name}</a>
      </h3>
      <p class="soft">
        {[
          communeName,
          step === 'check'
            ? pick(telephoneTexts.readBack, lang)
            : pick(telephoneTexts.goOn, lang, { step: pick(STEP_TITLES[step], lang) }),
        ]
          .filter((part) => part !== '')
          .join(' · ')}
      </p>
    </li>
  );
};
