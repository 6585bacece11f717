import { codeIn, type FoundPlace, type Mail, type Outside, tokenIn } from './outside.ts';
import { type NewProducer, type People, registration } from './people.ts';

/** One thing that the tour does, and what it says when it is true. */
export interface Step {
  readonly name: string;
  /** Says in words what happened; throws where something is not true. */
  walk(): Promise<string>;
}

export interface TourFacts {
  readonly site: Outside;
  readonly people: People;
  readonly agency: { readonly email: string; readonly password: string };
  /** What is searched: a name, a postcode, or both. */
  readonly place: string;
}

/** `s-maxage` of public answers (functions/platform/responses.ts), and a second. */
const KEPT_IN_FRONT_SECONDS = 61;

/** Fails the step in words. */
const be = (truth: boolean, otherwise: string): void => {
  if (!truth) throw new Error(otherwise);
};

/** Between the yes of the agency and the first mail (`graceMinutes` of cdk.json), and some seconds. */
export const GRACE_SECONDS = 610;

/** The next day, just after the morning's mail has left: 08:30 in Paris is 07:30 UTC in winter, 06:30 in summer. */
export const nextMorning = (now: string): string => {
  const at = new Date(Date.parse(now) + 86_400_000);
  at.setUTCHours(7, 31, 0, 0);
  return at.toISOString();
};

const alertAbout = (mails: readonly Mail[], producer: NewProducer): Mail | undefined =>
  mails.find(({ text }) => text.includes(producer.name));

/** The main job of the directory, from outside: nothing but HTTP, mailboxes and a telephone. Steps lean on those before them. */
export const tourSteps = ({ site, people, agency, place: asked }: TourFacts): Step[] => {
  const { insider, neighbour, outsider, byMail, bySms, later } = people;
  let here: FoundPlace;
  let elsewhere: FoundPlace;
  let session = '';
  const ids = new Map<NewProducer, string>();
  let answerToken = '';
  let statusToken = '';

  const findPlace = async (typed: string): Promise<FoundPlace> => {
    const { status, body } = await site.get(`/api/places?q=${encodeURIComponent(typed)}`);
    const [first] = body.items ?? [];
    be(status === 200 && first !== undefined, `no place is found for « ${typed} »: ${status}`);
    return first;
  };
  const search = async (place: FoundPlace) =>
    (await site.get(`/api/producers?cell=${place.cell}&commune=${place.commune}&limit=50`)).body;
  const subscribe = async (email: string, place: FoundPlace) => {
    const { status, body } = await site.post('/api/subscriptions', {
      email,
      place: { cell: place.cell, commune: place.commune },
    });
    be(status === 202, `the subscription of ${email} is answered ${status}: ${JSON.stringify(body)}`);
    return site.nextMail(email);
  };
  const confirmSubscription = async (proof: unknown, email: string) => {
    const { status, body } = await site.post('/api/subscriptions/confirm', proof);
    be(status === 200, `the confirmation of ${email} is answered ${status}: ${JSON.stringify(body)}`);
  };
  const register = async (producer: NewProducer) => {
    const { status, body } = await site.post('/api/producers', registration(producer, here));
    be(status === 202, `the registration of ${producer.name} is answered ${status}: ${JSON.stringify(body)}`);
    ids.set(producer, body.id);
  };
  const signIn = async () => {
    const { status, body } = await site.post('/api/agency/session', agency);
    be(status === 200 && typeof body.token === 'string', `the sign-in is answered ${status}`);
    session = body.token;
  };
  const approve = async (producer: NewProducer) => {
    const { status, body } = await site.post(
      `/api/agency/producers/${ids.get(producer)}/decisions`,
      { decision: 'approve' },
      { authorization: `Bearer ${session}` },
    );
    be(
      status >= 200 && status < 300,
      `the approval of ${producer.name} is answered ${status}: ${JSON.stringify(body)}`,
    );
  };
  const pass = async (seconds: number) => {
    await site.setClock(new Date(Date.parse(await site.clock()) + seconds * 1_000).toISOString());
    await site.quiet();
  };
  const untilMorning = async () => {
    await site.setClock(nextMorning(await site.clock()));
    await site.quiet();
  };
  const told = async (email: string, producer: NewProducer): Promise<Mail> => {
    for (let already = 0; ; already += 1) {
      const mail = await site.nextMail(email, already);
      if (mail.text.includes(producer.name)) return mail;
    }
  };

  return [
    {
      name: 'a working morning',
      walk: async () => {
        const at = nextWorkingMorning(await site.clock());
        await site.setClock(at);
        return `The clock stands at ${at}: text messages may leave.`;
      },
    },
    {
      name: 'search a place',
      walk: async () => {
        here = await findPlace(asked);
        const { total } = await search(here);
        be(Number.isInteger(total), 'the search has no total');
        return `${here.label}: ${total} producers deliver there.`;
      },
    },
    {
      name: 'subscribe and confirm by the link',
      walk: async () => {
        const mail = await subscribe(insider, here);
        await confirmSubscription({ token: tokenIn(mail.text, /[?&]token=/) }, insider);
        return `${insider} gets « ${mail.subject} », presses its button, and will hear of ${here.label}.`;
      },
    },
    {
      name: 'subscribe and confirm by the code',
      walk: async () => {
        elsewhere = await findPlace(farFrom(here));
        for (const [email, place] of [
          [neighbour, here],
          [outsider, elsewhere],
        ] as const) {
          const mail = await subscribe(email, place);
          await confirmSubscription({ email, code: codeIn(mail.text) }, email);
        }
        return `${neighbour} (${here.label}) and ${outsider} (${elsewhere.label}, far away) type the code of their mail.`;
      },
    },
    {
      name: 'two producers register',
      walk: async () => {
        await register(byMail);
        await register(bySms);
        const { items } = await search(here);
        be(
          !items.some((item: { name: string }) => item.name === byMail.name),
          'a producer shows before he is approved',
        );
        await site.nextMail(byMail.email);
        await site.nextSms(bySms.channels[0].address);
        return `${byMail.name} hears by e-mail, ${bySms.name} by SMS, that the agency will look at their registration. Search does not show them yet.`;
      },
    },
    {
      name: 'the agency signs in and approves',
      walk: async () => {
        const refusal = await site.get('/api/agency/producers?status=pending');
        be(refusal.status === 401 || refusal.status === 403, `a stranger reads the agency's list: ${refusal.status}`);
        await signIn();
        await approve(byMail);
        await approve(bySms);
        return `${agency.email} signs in and approves both; a stranger is refused.`;
      },
    },
    {
      name: 'the alert arrives, in the right mailbox',
      walk: async () => {
        await site.quiet();
        await pass(GRACE_SECONDS);
        const mails = [byMail, bySms].map(async (one) => alertAbout(await site.mailsTo(insider), one));
        be(
          (await Promise.all(mails)).some((one) => one !== undefined),
          `${insider} was told of nobody today`,
        );
        // One mail a day: who came second in it waits for the next morning.
        await untilMorning();
        const mail = await told(insider, byMail);
        await told(insider, bySms);
        await told(neighbour, byMail);
        await site.quiet();
        be(alertAbout(await site.mailsTo(outsider), byMail) === undefined, `${outsider} lives far away and was told`);
        be(
          (await site.mailsTo(insider)).filter(({ text }) => text.includes(byMail.name)).length === 1,
          `${insider} was told twice`,
        );
        be(
          mail.headers['list-unsubscribe-post'] === 'List-Unsubscribe=One-Click',
          'the alert cannot be stopped from the mail client',
        );
        return `${insider} gets « ${mail.subject} », one mail a day, the rest the next morning; ${outsider} gets none.`;
      },
    },
    {
      name: 'search shows the new producers',
      walk: async () => {
        // The front keeps an answer for a minute, and gives it once more while it fetches the next one.
        await site.setClock(new Date(Date.parse(await site.clock()) + KEPT_IN_FRONT_SECONDS * 1_000).toISOString());
        await search(here);
        await site.quiet();
        const { items } = await search(here);
        const found = items.find((item: { name: string }) => item.name === byMail.name);
        be(found?.delivers === 'yes' || found?.delivers === 'depends', `${byMail.name} is not found at ${here.label}`);
        return `${found.name} comes to ${here.label}, ${found.distanceKm} km away. ${typeof found.why === 'string' ? found.why : ''}`;
      },
    },
    {
      name: 'ask one by mail and one by SMS',
      walk: async () => {
        const asking = {
          email: insider,
          name: 'Jeanne',
          place: { cell: here.cell, commune: here.commune },
          lines: [{ what: 'Poireaux', quantity: '2 kg' }],
          word: 'Je peux attendre jeudi.',
          producers: [{ id: ids.get(byMail), weekday: 4 }, { id: ids.get(bySms) }],
        };
        const key = { 'idempotency-key': `tour-${insider}` };
        const already = (await site.mailsTo(insider)).length;
        const first = await site.post('/api/requests', asking, key);
        const again = await site.post('/api/requests', asking, key);
        be(
          first.status === 202 && again.body.id === first.body.id,
          `two presses are answered ${first.status} ${JSON.stringify(first.body)}, ${again.status} ${JSON.stringify(again.body)}`,
        );
        const confirmed = await site.post('/api/requests/confirm', {
          email: insider,
          code: codeIn((await site.nextMail(insider, already)).text),
        });
        be(
          confirmed.status === 202,
          `the confirmation is answered ${confirmed.status}: ${JSON.stringify(confirmed.body)}`,
        );
        statusToken = confirmed.body.token;
        const mail = await mailWith(site, byMail.email, /\/r\//);
        const sms = await smsWith(site, bySms.channels[0].address, /demande de .*\/s\//s);
        answerToken = tokenIn(mail.text, /\/r\//);
        tokenIn(await site.linkIn(sms.text), /\/r\//);
        return `${byMail.name} gets « ${mail.subject} »; ${bySms.name} gets the SMS « ${sms.text} »`;
      },
    },
    {
      name: 'the producer answers, the requester knows',
      walk: async () => {
        const { status, body } = await site.post(`/api/answers/${answerToken}`, {
          answer: 'accept',
          word: 'À jeudi vers 18 h.',
        });
        be(status === 200, `the answer is answered ${status}: ${JSON.stringify(body)}`);
        const mail = await mailWith(site, insider, /À jeudi vers 18 h\./);
        const { parts } = (await site.get(`/api/requests/${statusToken}`)).body;
        be(
          parts.some(({ state }: { state: string }) => state === 'accept'),
          `the status page does not know: ${JSON.stringify(parts)}`,
        );
        return `${insider} gets « ${mail.subject} », and the status page says so.`;
      },
    },
    {
      name: 'unsubscribe by one click',
      walk: async () => {
        const alert = await told(insider, byMail);
        const address = /<(https?:[^>]+)>/.exec(alert.headers['list-unsubscribe'] ?? '')?.[1];
        be(address !== undefined, 'the alert has no List-Unsubscribe address');
        const looked = await site.get(address ?? '');
        const { status } = await postForm(address ?? '', 'List-Unsubscribe=One-Click');
        be(looked.status === 200 && status === 200, `GET ${looked.status}, POST ${status}`);
        return `${insider} leaves from her mail client, without signing in.`;
      },
    },
    {
      name: 'publish again: no further mail',
      walk: async () => {
        await register(later);
        // A night has passed: the session has ended.
        await signIn();
        await approve(later);
        await site.quiet();
        await pass(GRACE_SECONDS);
        await untilMorning();
        await told(neighbour, later);
        await site.quiet();
        be(
          alertAbout(await site.mailsTo(insider), later) === undefined,
          `${insider} has left and was told of ${later.name}`,
        );
        return `${later.name} is published: ${neighbour}, who stayed, is told; ${insider} is not.`;
      },
    },
  ];
};

const mailWith = async (site: Outside, address: string, pattern: RegExp): Promise<Mail> => {
  for (let already = 0; ; already += 1) {
    const mail = await site.nextMail(address, already);
    if (pattern.test(mail.text)) return mail;
  }
};

const smsWith = async (site: Outside, number: string, pattern: RegExp) => {
  for (let already = 0; ; already += 1) {
    const sms = await site.nextSms(number, already);
    if (pattern.test(sms.text)) return sms;
  }
};

const postForm = (address: string, body: string) =>
  fetch(address, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: new URL(address).origin },
    redirect: 'manual',
  });

/** A large town at least 150 km away. */
const farFrom = ({ lat }: FoundPlace): string => (lat > 46.5 ? 'Marseille 13001' : 'Lille 59000');

/** The next Monday to Friday, 10 h in Paris (9 h UTC, or 8 h UTC in summer: inside the hours of SMS either way), not before now. */
export const nextWorkingMorning = (now: string): string => {
  const at = new Date(now);
  at.setUTCHours(9, 0, 0, 0);
  while (at.toISOString() < now || at.getUTCDay() === 0 || at.getUTCDay() === 6) at.setUTCDate(at.getUTCDate() + 1);
  return at.toISOString();
};
