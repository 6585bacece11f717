import { communes } from '#app/shared/communes.ts';
import { problemOf } from '#app/shared/problem.ts';
import { site } from '#app/shared/site.ts';
import { writtenChannel } from '#domain/producers/written-channel.ts';
import { detailsFaults } from '#domain/registration/registration-checks.ts';
import { type Language, ProducerId } from '#domain/shared/primitives.ts';
import { newId } from '#platform/clock.ts';
import { answerCall } from '#platform/contract.ts';
import { HttpProblem, type Route } from '#platform/http.ts';
import { json } from '#platform/responses.ts';
import { telephoneInWords } from '#web/shared/format.ts';
import { typeset } from '#web/shared/text.ts';
import { calls, detailsFrom } from './contract.ts';
import { mayRegister, type RegistrationDependencies, register } from './use-cases.ts';

/** Registration by a call, for whoever has the producers of a market in a file. */
export const registrationApi = (dependencies: RegistrationDependencies): Route[] => [
  answerCall(calls.register, async (call) => {
    const { lang, now } = call;
    const id = newId();
    const details = detailsFrom(call.body, ProducerId.parse(id));
    const errors = detailsFaults(details, communes());
    if (errors.length > 0) throw problemOf(errors, lang);
    if (!(await mayRegister(dependencies, 'registration', call))) throw problemOf('tooMany', lang);
    const outcome = await register(dependencies, details, { now, id, fromDraft: false });
    if (outcome.kind === 'tooMany') throw problemOf('tooMany', lang);
    if (outcome.kind === 'siretTaken') throw new HttpProblem({ code: 'conflict', detail: alreadyRegistered(lang) });
    const { producer } = outcome;
    return json(202, {
      id: producer.id,
      state: 'pending',
      next: nextSentence(writtenChannel(producer.details.channels)?.channel, lang),
    });
  }),
];

/** Says who to ask, and nothing of the other registration. */
const alreadyRegistered = (lang: Language): string => {
  const { telephone, email } = site.agency;
  const number = telephoneInWords(telephone);
  return lang === 'fr'
    ? `Une inscription existe déjà pour ce numéro SIRET. Appelez l’agence au ${number} ou écrivez à ${email}.`
    : `There is already a registration under this SIRET. Telephone the agency on ${number} or write to ${email}.`;
};

const nextSentence = (channel: string | undefined, lang: Language): string => {
  if (lang === 'en') {
    const how = channel === 'email' ? 'by e-mail' : channel === 'sms' ? 'by text message' : 'by telephone';
    return `The agency reads the registration and answers ${how}.`;
  }
  const how = channel === 'email' ? 'par e-mail' : channel === 'sms' ? 'par SMS' : 'par téléphone';
  return typeset(`L’agence relit l’inscription et répond ${how}.`);
};
