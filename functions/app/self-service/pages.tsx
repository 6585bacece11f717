import { ownPassages, showPassages, takePassages } from '#app/passages/own-passages-pages.tsx';
import { actOnDay, answerTokens, dayOf } from '#app/requests/producer-day.ts';
import { orProblem, problemOf } from '#app/shared/problem.ts';
import { communeName } from '#app/shared/resolve.ts';
import { roundWithReach } from '#app/shared/round-words.ts';
import { site } from '#app/shared/site.ts';
import { Availability } from '#domain/catalogue/codes.ts';
import { NO_CHANGES } from '#domain/passages/calendar-changes.ts';
import { asOfNow } from '#domain/producers/live.ts';
import type { Producer } from '#domain/producers/producer.ts';
import { lastSaid, type Proposal, same } from '#domain/producers/proposal.ts';
import { isToConfirm } from '#domain/producers/still-right.ts';
import { branch, text } from '#domain/registration/draft-typed.ts';
import { awaitingCode } from '#domain/self-service/own-records.ts';
import { addDays, localTime } from '#domain/shared/calendar.ts';
import type { Instant, Language } from '#domain/shared/primitives.ts';
import type { FieldError } from '#domain/shared/reasons.ts';
import { servePage } from '#platform/contract.ts';
import { type Typed as Body, type Call, HttpProblem, type Route } from '#platform/http.ts';
import { type HttpResponse, page, redirect } from '#platform/responses.ts';
import { CodesPage } from '#web/self-service/codes-page.tsx';
import { type OwnDone, OwnPage } from '#web/self-service/own-page.tsx';
import { type OwnPart, partAddress, partOfSlug } from '#web/self-service/parts.ts';
import { LeavePage } from '#web/self-service/pause-panel.tsx';
import { texts, type WaitingPart } from '#web/self-service/texts.ts';
import { renderPage } from '#web/shared/layout.tsx';
import { href } from '#web/shared/paths.ts';
import { pick } from '#web/shared/text.ts';
import { confirmRight, type OwnOutcome, pause, resume, saveStock, wantNote, withdraw } from './change-own.ts';
import { pages } from './contract.ts';
import { linkAfter, mayDo, opened, ownFacts, type SelfServiceDependencies } from './dependencies.ts';
import { takeCodes } from './own-channels.ts';
import { showOwnForm, takeOwnForm } from './own-form-pages.tsx';
import { previewPage } from './own-preview.tsx';
import { showSheet } from './own-sheet-pages.tsx';

type PageCall = Call<Record<string, string>, Body, Body>;

/** What a producer sees and does behind their link. */
export const ownPages = (dependencies: SelfServiceDependencies): Route[] => [
  ...servePage(pages.ownPage, { GET: (call) => showOwn(call, dependencies), POST: (call) => act(call, dependencies) }),

  ...servePage(pages.ownPart, {
    GET: (call) => showPart(call, dependencies),
    POST: (call) => takePart(call, dependencies),
  }),
];

const behind = (status: number, html: string): HttpResponse => page(status, html, { behindLink: true });

/** Said of what is true now, whatever the address says. */
const DONE: Readonly<Record<string, OwnDone>> = {
  visible: 'now',
  note: 'quiet',
  relecture: 'waits',
  pause: 'paused',
  retour: 'resumed',
  juste: 'confirmed',
  contacts: 'channels',
  reponses: 'answered',
  remis: 'ticked',
};

const showOwn = async (call: PageCall, dependencies: SelfServiceDependencies): Promise<HttpResponse> => {
  const { producer } = orProblem(await opened(dependencies, call.path.token ?? '', call.now), call.lang);
  return ownPage(200, { call, producer, errors: [], done: DONE[text(call.query.fait)] }, dependencies);
};

interface View {
  readonly call: PageCall;
  readonly producer: Producer;
  readonly errors: readonly FieldError[];
  readonly done?: OwnDone | undefined;
}

/** The producer's own page shows the passages of two weeks. */
const NEXT_DAYS = 14;

const ownPage = async (status: number, view: View, dependencies: SelfServiceDependencies): Promise<HttpResponse> => {
  const { call, producer, errors, done } = view;
  const { lang, now, path } = call;
  const { date: today } = localTime(now);
  const [proposal, change, live, asked, links] = await Promise.all([
    dependencies.own.proposalOf(producer.id),
    dependencies.own.channelChangeOf(producer.id, now),
    dependencies.live.of([producer.id]),
    dependencies.requests.ofPassages(producer.id, { from: today, to: addDays(today, NEXT_DAYS) }),
    dependencies.links(),
  ]);
  const changes = live.get(producer.id)?.changes ?? NO_CHANGES;
  const isOut = producer.state !== 'published' && producer.state !== 'paused';
  const token = path.token ?? '';
  const day = isOut
    ? []
    : await dayOf({ producer, changes, now }, answerTokens(links, producer, { token, now }), dependencies);
  const said = lastSaid(asOfNow(producer, live.get(producer.id)).details, proposal);
  return behind(
    status,
    renderPage(
      <OwnPage
        lang={lang}
        site={site}
        token={path.token ?? ''}
        producer={producer}
        said={said}
        proposal={proposal}
        waiting={waitingOf(producer, proposal)}
        communeName={communeName(said.commune)}
        roundsInWords={said.rounds.map((round) => roundWithReach(round, lang))}
        secrets={producer.details.channels
          .filter(({ kind }) => kind === 'webhook')
          .map(({ address }) => ({ address, secret: links.webhookSecret(producer.id, address) }))}
        codesWait={change !== undefined && awaitingCode(change, producer.details.channels).length > 0}
        passages={ownPassages(producer, changes, { asked, now, days: NEXT_DAYS })}
        today={today}
        day={day}
        toConfirm={isToConfirm(producer, now) || producer.rests === true}
        done={done}
        errors={errors}
      />,
    ),
  );
};

const waitingOf = ({ details }: Producer, proposal: Proposal | undefined): WaitingPart[] => {
  if (proposal === undefined || proposal.rejection !== null) return [];
  const { wanted } = proposal;
  const moved = wanted.commune !== details.commune || !same(wanted.position, details.position);
  return [
    ...(wanted.name === details.name ? [] : (['name'] as const)),
    ...(wanted.siret === details.siret ? [] : (['siret'] as const)),
    ...(moved ? (['place'] as const) : []),
    ...(same(wanted.rounds, details.rounds) ? [] : (['rounds'] as const)),
    ...(same(wanted.channels, details.channels) ? [] : (['channels'] as const)),
  ];
};

const act = async (call: PageCall, dependencies: SelfServiceDependencies): Promise<HttpResponse> => {
  const { body, now, path, lang } = call;
  const { producer, token } = orProblem(await opened(dependencies, path.token ?? '', now), lang);
  const { id } = producer;
  if (!(await mayDo(dependencies, 'save', { id, now }))) throw problemOf('tooMany', lang);
  const facts = await ownFacts(dependencies, now, Number(text(body.version)) || undefined);
  switch (text(body.action)) {
    case 'acceptAll':
    case 'tickAll': {
      const act = text(body.action) === 'tickAll' ? ('tickAll' as const) : ('acceptAll' as const);
      const changes = (await dependencies.live.of([id])).get(id)?.changes ?? NO_CHANGES;
      const passage = { round: text(body.round), day: text(body.day) };
      await actOnDay(act, passage, { producer, changes, now }, dependencies);
      return redirect(href('ownPage', lang, { token }, { fait: act === 'tickAll' ? 'remis' : 'reponses' }));
    }
    case 'stock':
      return after(await saveStock(dependencies, id, stockIn(body)), { token, lang, fait: 'visible' });
    case 'confirm':
      return after(await confirmRight(dependencies, id, facts), { token, lang, fait: 'juste' });
    case 'noteOff':
    case 'noteOn':
      return after(await wantNote(dependencies, id, text(body.action) === 'noteOn', facts), {
        token,
        lang,
        fait: 'visible',
      });
    case 'resume':
      return after(await resume(dependencies, id, facts), { token, lang, fait: 'retour' });
    case 'pause': {
      const until = text(body.until);
      if (until !== '' && !isComing(until, now)) {
        const errors = [{ field: 'until', code: 'pauseDay' as const }];
        return ownPage(400, { call, producer, errors }, dependencies);
      }
      return after(await pause(dependencies, id, until === '' ? null : until, facts), { token, lang, fait: 'pause' });
    }
    default:
      throw new HttpProblem({ code: 'malformed' });
  }
};

const stockIn = (body: Body): Record<string, Availability> =>
  Object.fromEntries(
    Object.entries(branch(body.stock)).flatMap(([offer, typed]) => {
      const availability = Availability.safeParse(text(typed));
      return availability.success ? [[offer, availability.data]] : [];
    }),
  );

const isComing = (date: string, now: Instant): boolean => {
  const { date: today } = localTime(now);
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(date) && !Number.isNaN(Date.parse(date)) && date > today && date <= addDays(today, 366)
  );
};

interface Then {
  readonly token: string;
  readonly lang: Language;
  readonly fait: string;
}

/** Where a button leads once it was pressed. Pressed twice, or too late: the page as it is now says so. */
const after = (outcome: OwnOutcome, { token, lang, fait }: Then): HttpResponse => {
  switch (outcome.kind) {
    case 'saved':
      return redirect(href('ownPage', lang, { token }, { fait }));
    case 'notNow':
      return redirect(href('ownPage', lang, { token }));
    case 'changed':
      throw new HttpProblem({ code: 'conflict', detail: pick(texts.conflict, lang) });
    case 'siretTaken':
      throw new HttpProblem({ code: 'conflict' });
    case 'notFound':
      throw problemOf('gone', lang);
  }
};

const partIn = ({ path, lang }: PageCall): OwnPart => {
  const part = partOfSlug(path.part);
  if (part === undefined) throw problemOf('notFound', lang);
  return part;
};

const showPart = async (call: PageCall, dependencies: SelfServiceDependencies): Promise<HttpResponse> => {
  const { lang, now, path } = call;
  const part = partIn(call);
  const { producer, token } = orProblem(await opened(dependencies, path.token ?? '', now), lang);
  if (isOver(producer)) return redirect(href('ownPage', lang, { token }));
  switch (part) {
    case 'preview':
      return behind(
        200,
        previewPage(asOfNow(producer, (await dependencies.live.of([producer.id])).get(producer.id)), token, {
          lang,
          now,
        }),
      );
    case 'leave': {
      const changes = (await dependencies.live.of([producer.id])).get(producer.id)?.changes ?? NO_CHANGES;
      const day = await dayOf({ producer, changes, now }, () => '', dependencies);
      const open = day.reduce((sum, { stops }) => sum + stops.length, 0);
      return behind(
        200,
        renderPage(<LeavePage lang={lang} site={site} token={token} version={producer.version} open={open} />),
      );
    }
    case 'passages':
      return showPassages({ producer, token, lang, now }, text(call.query.prevenus), dependencies);
    case 'sheet': {
      const changes = (await dependencies.live.of([producer.id])).get(producer.id)?.changes ?? NO_CHANGES;
      const { tournee, jour, format } = call.query;
      const asked = { token, lang, round: text(tournee), date: text(jour), format: text(format) };
      const sheet = await showSheet(asked, { producer, changes, now }, dependencies);
      if (sheet === undefined) throw problemOf('notFound', lang);
      return sheet;
    }
    case 'codes':
      return codesPage(200, call, producer, [], dependencies);
    default:
      return showOwnForm(part, { call, producer, token }, dependencies);
  }
};

const isOver = ({ state }: Producer): boolean => state === 'withdrawn' || state === 'rejected';

const codesPage = async (
  status: number,
  { lang, now, path }: PageCall,
  producer: Producer,
  errors: readonly FieldError[],
  { own }: SelfServiceDependencies,
): Promise<HttpResponse> => {
  const change = await own.channelChangeOf(producer.id, now);
  const awaited = change === undefined ? [] : awaitingCode(change, producer.details.channels);
  return behind(
    status,
    renderPage(<CodesPage lang={lang} site={site} token={path.token ?? ''} awaited={awaited} errors={errors} />),
  );
};

const takePart = async (call: PageCall, dependencies: SelfServiceDependencies): Promise<HttpResponse> => {
  const { lang, now, path, body } = call;
  const part = partIn(call);
  const { producer, token } = orProblem(await opened(dependencies, path.token ?? '', now), lang);
  if (isOver(producer)) return redirect(href('ownPage', lang, { token }));
  if (!(await mayDo(dependencies, 'save', { id: producer.id, now }))) throw problemOf('tooMany', lang);
  switch (part) {
    case 'preview':
    case 'sheet':
      throw problemOf('notFound', lang);
    case 'passages':
      return takePassages({ producer, token, lang, now }, body, dependencies);
    case 'leave': {
      const outcome = await withdraw(
        dependencies,
        producer.id,
        await ownFacts(dependencies, now, Number(text(body.version)) || undefined),
      );
      if (outcome.kind === 'saved') await dependencies.own.dropChannelChange(producer.id);
      return after(outcome, { token, lang, fait: '' });
    }
    case 'codes': {
      if (text(body.action) === 'drop') {
        await dependencies.own.dropChannelChange(producer.id);
        return redirect(href('ownPage', lang, { token }));
      }
      const taken = await takeCodes(producer, body.code, now, dependencies);
      if (taken.kind === 'over') {
        await dependencies.own.dropChannelChange(producer.id);
        return codesPage(410, call, producer, [], dependencies);
      }
      if (taken.kind === 'wrong') return codesPage(400, call, producer, taken.errors, dependencies);
      if (taken.kind === 'more') return redirect(partAddress(token, 'codes', lang));
      const { outcome } = taken;
      const next = outcome.kind === 'saved' ? await linkAfter(dependencies, token, outcome.producer, now) : token;
      return after(outcome, { token: next, lang, fait: 'contacts' });
    }
    default:
      return takeOwnForm(part, { call, producer, token }, dependencies);
  }
};
