import { problemOf } from '#app/shared/problem.ts';
import { site } from '#app/shared/site.ts';
import type { Producer } from '#domain/producers/producer.ts';
import { Siret } from '#domain/producers/siret.ts';
import { text } from '#domain/registration/draft-typed.ts';
import { EmailAddress, type Instant, type ProducerId, TaskId, Telephone } from '#domain/shared/primitives.ts';
import { unlessUnreadable } from '#domain/shared/unreadable-record.ts';
import { newId } from '#platform/clock.ts';
import { servePage } from '#platform/contract.ts';
import type { Route } from '#platform/http.ts';
import { page, redirect } from '#platform/responses.ts';
import { LinkPage } from '#web/self-service/link-page.tsx';
import { renderPage } from '#web/shared/layout.tsx';
import { href } from '#web/shared/paths.ts';
import { pages } from './contract.ts';
import { LINKS_TO_ONE, mayAskLinks, type SelfServiceDependencies } from './dependencies.ts';
import { linkToProducer } from './own-news.ts';

/** "Send me my link": whoever asks, whatever is found, the answer is the same; the link goes to the producer's own channel. */
export const ownLinkPages = (dependencies: SelfServiceDependencies): Route[] => [
  ...servePage(pages.ownLink, {
    GET: async ({ lang, query }) =>
      page(200, renderPage(<LinkPage lang={lang} site={site} typed="" errors={[]} sent={query.envoi !== undefined} />)),
    POST: async (call) => {
      const { lang, now, body } = call;
      const typed = text(body.who);
      const key = keyIn(typed);
      if (key === undefined) {
        const errors = [{ field: 'who', code: 'ownerForm' as const }];
        return page(400, renderPage(<LinkPage lang={lang} site={site} typed={typed} errors={errors} sent={false} />));
      }
      if (!(await mayAskLinks(dependencies, call))) throw problemOf('tooMany', lang);
      await sendLinks(key, now, dependencies);
      return redirect(href('ownLink', lang, {}, { envoi: 1 }));
    },
  }),
];

type Key = { readonly siret: Siret } | { readonly address: string };

const keyIn = (typed: string): Key | undefined => {
  const siret = Siret.safeParse(typed);
  if (siret.success) return { siret: siret.data };
  const email = EmailAddress.safeParse(typed);
  if (email.success) return { address: email.data };
  const telephone = Telephone.safeParse(typed);
  return telephone.success ? { address: telephone.data } : undefined;
};

const sendLinks = async (key: Key, now: Instant, dependencies: SelfServiceDependencies): Promise<void> => {
  const ids =
    'siret' in key ? await dependencies.directory.ofOwner(key.siret) : await dependencies.own.reachedBy(key.address);
  for (const id of ids) {
    const producer = await producerOf(id, key, dependencies);
    if (producer === undefined || !(await dependencies.limits.allows(LINKS_TO_ONE, id, now))) continue;
    const outbox = linkToProducer(producer, { now, taskId: TaskId.parse(newId()) });
    for (const delivery of outbox.deliveries) await dependencies.ledger.enqueue(delivery);
    for (const task of outbox.tasks) await dependencies.tasks.add(task);
  }
};

/** Looked at before it is believed: they may have left, or be reached otherwise by now. */
const producerOf = async (
  id: ProducerId,
  key: Key,
  { directory }: SelfServiceDependencies,
): Promise<Producer | undefined> => {
  const producer = await unlessUnreadable(directory.find(id), undefined);
  if (producer === undefined || producer.state === 'withdrawn' || producer.state === 'rejected') return undefined;
  const { siret, channels } = producer.details;
  const isHis = 'siret' in key ? siret === key.siret : channels.some(({ address }) => address === key.address);
  return isHis ? producer : undefined;
};
