import type { Language } from '#domain/shared/primitives.ts';
import { MemberRole } from '#domain/shared/primitives.ts';
import type { FieldError } from '#domain/shared/reasons.ts';
import { sentence } from '#web/shared/format.ts';
import { Checkboxes, errorOf, Field, Radios } from '#web/shared/forms.tsx';
import { pick } from '#web/shared/text.ts';
import { memberTexts } from './member-texts.ts';
import { roleHints, roleNames } from './role-names.ts';

export interface Department {
  readonly code: string;
  readonly name: string;
}

interface RightsProps {
  readonly lang: Language;
  readonly departments: readonly Department[];
  readonly typed: { readonly name: string; readonly role: string; readonly departments: readonly string[] };
  readonly errors: readonly FieldError[];
}

/** What a member is called and may do: the same when they are invited and when it is changed. */
export const RightsFields = ({ lang, departments, typed, errors }: RightsProps) => (
  <>
    <Field
      name="name"
      lang={lang}
      label={pick(memberTexts.name, lang)}
      hint={pick(memberTexts.nameHint, lang)}
      value={typed.name}
      error={errorOf(errors, 'name')}
      maxLength={100}
      optional
    />
    <Radios
      name="role"
      lang={lang}
      label={pick(memberTexts.role, lang)}
      value={typed.role}
      error={errorOf(errors, 'role')}
      choices={MemberRole.options.map((role) => ({
        value: role,
        label: sentence(pick(roleNames[role], lang)),
        hint: pick(roleHints[role], lang),
      }))}
    />
    <Checkboxes
      name="departments"
      lang={lang}
      label={pick(memberTexts.departments, lang)}
      hint={pick(memberTexts.departmentsHint, lang)}
      values={typed.departments}
      error={errorOf(errors, 'departments')}
      choices={departments.map(({ code, name }) => ({ value: code, label: `${name} (${code})` }))}
      inline
    />
  </>
);
