import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { memberWith } from '../../support/members.ts';
import { sendForm } from '../../support/page-forms.ts';
import { phoneNumber, type Registered, startVillage, type Village } from '../../support/village.ts';

const BY_TELEPHONE = [{ kind: 'call', address: phoneNumber(1) }] as const;
const HOUR = 3_600;

/** What a member sees of alerts, before and after, and what they do for a subscriber who telephones: over HTTP and the mailbox. */
describe('what the agency sees of alerts', () => {
  let village: Village;
  beforeAll(async () => {
    village = await startVillage();
  });
  afterAll(() => village.stop());

  const get = async (path: string): Promise<string> =>
    (await village.stack.fetch(path, { headers: await village.member() })).text();
  const post = async (
    path: string,
    fields: Record<string, string> | URLSearchParams,
    as?: Readonly<Record<string, string>>,
  ) => sendForm(village.stack.site + path, new URLSearchParams(fields), as ?? (await village.member()));
  const words = (html: string): string => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
  /** The figure of the page of an announcement. */
  const figure = (html: string, label: string): number =>
    Number(new RegExp(`<dt>${label}</dt>\\s*<dd>(\\d+)</dd>`).exec(html)?.[1]);
  const announcementOf = async (producer: Registered): Promise<string> => {
    const list = await get(`/agence/messages?producer=${producer.id}`);
    return `/agence/messages/${/\/agence\/messages\/([a-z0-9]+)"/.exec(list)?.[1]}`;
  };
  const readers = async (count: number): Promise<string[]> => {
    const addresses = Array.from({ length: count }, () => village.address('lectrice'));
    for (const address of addresses) await village.subscriber(address);
    await village.quiet();
    return addresses;
  };

  it('nothing yet: the pages say so', async () => {
    expect(await get('/agence/messages')).toContain('Aucune annonce ici');
    expect(await get('/agence/messages/en-panne')).toContain('Aucun message en panne');
  });

  it('before one approval, and before several, how many people will hear and at what cost', async () => {
    const [first] = await readers(3);
    await village.subscriber(String(first), await village.findPlace('40350 Mimbaste'));
    await village.quiet();
    const [one, other] = [await village.register(BY_TELEPHONE), await village.register(BY_TELEPHONE)];
    expect(words(await get(`/agence/producteurs/${one.id}?decision=approve`))).toContain(
      '3 personnes recevront un message, pour environ moins d’un centime.',
    );
    const both = new URLSearchParams([one, other].map(({ id }) => ['pick', id]));
    expect(words((await post('/agence', both)).html)).toContain('3 personnes recevront');
    await village.approve(one);
    await village.pass(15 * 60);
    const page = await get(await announcementOf(one));
    expect(figure(page, 'Personnes concernées')).toBe(3);
    expect(figure(page, 'Messages partis')).toBe(3);
    expect(await get(`/agence/producteurs/${one.id}`)).toContain(`/agence/messages?producer=${one.id}`);
  });

  it('after it: delivered, come back, called spam, waiting and since when', async () => {
    await village.pass(24 * HOUR);
    const [bouncing, annoyed, waiting] = await readers(3);
    await village.stack.post('/mail/failures', { kind: 'throttling', to: waiting, count: 10_000 });
    const producer = await village.published(BY_TELEPHONE);
    await village.stack.post('/mail/bounces', { to: bouncing });
    await village.stack.post('/mail/complaints', { to: annoyed });
    await village.quiet();
    const address = await announcementOf(producer);
    const page = await get(address);
    expect(figure(page, 'Personnes concernées')).toBe(6);
    expect(figure(page, 'Messages partis')).toBe(5);
    expect(figure(page, 'Revenus à l’expéditeur')).toBe(1);
    expect(figure(page, 'Signalés indésirables')).toBe(1);
    expect(figure(page, 'Remis')).toBe(4);
    expect(figure(page, 'En attente')).toBe(1);
    expect(words(page)).toMatch(/Le plus ancien attend depuis|Les prochains partent/);

    // Four hours of refusals: given up, and shown with a button.
    for (let hours = 0; hours < 6; hours += 1) await village.pass(HOUR);
    await village.stack.fetch('/__local/mail/failures', { method: 'DELETE' });
    expect(figure(await get(address), 'En panne')).toBe(1);
    const stuck = await get('/agence/messages/en-panne');
    expect(words(stuck)).toContain('Alerte à un abonné');
    expect(stuck).not.toContain(String(waiting));
    const id = /name="id" value="([a-z0-9]{26})"/.exec(stuck)?.[1] ?? '';
    const sent = await post('/agence/messages/en-panne', { id });
    expect(sent.status).toBe(303);
    expect(words(await get(sent.location))).toContain('1 message est de nouveau en route');
    expect(await village.told(String(waiting), producer)).toHaveLength(1);
    expect(await get('/agence/messages/en-panne')).toContain('Aucun message en panne');
    // Pressed again, nothing leaves again.
    await post('/agence/messages/en-panne', { id });
    expect(await village.told(String(waiting), producer)).toHaveLength(1);
    const after = await get(address);
    expect([figure(after, 'En panne'), figure(after, 'Messages partis')]).toEqual([0, 6]);
  });

  it('all that is stuck of an announcement is sent again at once', async () => {
    await village.pass(24 * HOUR);
    const [one, other] = await readers(2);
    for (const to of [one, other]) await village.stack.post('/mail/failures', { kind: 'rejected', to });
    const producer = await village.published(BY_TELEPHONE);
    const address = await announcementOf(producer);
    expect(figure(await get(address), 'En panne')).toBe(2);
    const sent = await post(address, {});
    expect(words(await get(sent.location))).toContain('2 messages sont de nouveau en route');
    for (const reader of [one, other]) expect(await village.told(String(reader), producer)).toHaveLength(1);
  });

  it('work that failed five times is shown by what it is, done again by a button, or set aside', async () => {
    const { SEND_QUEUE_URL, DEAD_LETTERS } = village.stack.environment('AgencyMessages');
    const sqs = new SQSClient({
      endpoint: village.stack.addresses.sqs,
      region: 'eu-west-3',
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    });
    const put = (QueueUrl: unknown, body: object) =>
      sqs.send(new SendMessageCommand({ QueueUrl: String(QueueUrl), MessageBody: JSON.stringify(body) }));
    const stuck = async () => words(await get('/agence/messages/en-panne'));
    const press = async (how: 'again' | 'drop') => {
      const { status, location } = await post('/agence/messages/en-panne', { work: 'send', how });
      expect(status).toBe(303);
      await village.quiet();
      return words(await get(location));
    };
    const untilStuck = async () => {
      for (let tries = 0; tries < 6; tries += 1) await village.pass(400);
    };
    expect(await stuck()).toContain('Aucun travail en panne');
    await put(SEND_QUEUE_URL, { nonsense: true });
    await untilStuck();
    expect(await stuck()).toMatch(/Envoyer des messages\s+1 en panne/);
    expect(await press('again')).toContain('1 travail est de nouveau en route');
    await untilStuck();
    expect(await press('drop'), 'what fails again is back').toContain('1 travail a été mis de côté');
    expect(await stuck()).toContain('Aucun travail en panne');

    await put(JSON.parse(String(DEAD_LETTERS)).send.dead, { deliveryId: 'knowntonobodyknowntonobody' });
    expect(await stuck()).toMatch(/Envoyer des messages\s+1 en panne/);
    expect(await press('again')).toContain('1 travail est de nouveau en route');
    await untilStuck();
    expect(await stuck(), 'what can be done now is done').toContain('Aucun travail en panne');
    expect(words(await get('/agence/journal'))).toContain('a mis de côté un travail en panne');
    sqs.destroy();
  });

  it('a long list goes on page by page, each announcement once', async () => {
    for (let count = 0; count < 22; count += 1) {
      // So many may register in an hour from one place.
      if (count % 8 === 0) await village.pass(HOUR);
      await village.approve(await village.register(BY_TELEPHONE));
    }
    await village.quiet();
    await village.pass(20 * 60);
    const seen: string[] = [];
    let path: string | undefined = '/agence/messages';
    for (let pages = 0; path !== undefined && pages < 10; pages += 1) {
      const html: string = await get(path);
      seen.push(...[...html.matchAll(/<h2>\s*<a href="\/agence\/messages\/([a-z0-9]+)"/g)].map(([, id]) => String(id)));
      const next = /href="([^"]*cursor=[^"]*)" rel="next"/.exec(html)?.[1];
      path = next?.replaceAll('&amp;', '&');
    }
    expect(seen.length).toBe(25);
    expect(new Set(seen).size).toBe(25);
  });

  it('the time before an announcement is set by the agency, and counts for the next approval', async () => {
    await village.pass(24 * HOUR);
    const [reader = ''] = await readers(1);
    expect(await get('/agence/messages/delai')).toMatch(/name="minutes"[^>]*value="10"/);
    expect((await post('/agence/messages/delai', { minutes: '121' })).status).toBe(400);
    expect((await post('/agence/messages/delai', { minutes: '0' })).status).toBe(303);
    const at = async () => {
      const producer = await village.register(BY_TELEPHONE);
      await village.approve(producer);
      await village.quiet();
      return producer;
    };
    expect(await village.told(reader, await at())).toHaveLength(1);
    await post('/agence/messages/delai', { minutes: '120' });
    await village.pass(24 * HOUR);
    const late = await at();
    await village.pass(100 * 60);
    expect(await village.told(reader, late)).toEqual([]);
    await village.pass(25 * 60);
    expect(await village.told(reader, late)).toHaveLength(1);
    expect(words(await get('/agence/journal'))).toContain('a changé le délai avant l’annonce');
  });

  it('a subscriber on the telephone is shown, exported, stopped and erased by the agency itself, each with a line in the journal', async () => {
    const [email = ''] = await readers(1);
    const act = (action: string, more: Record<string, string> = {}, as?: Record<string, string>) =>
      post('/agence/abonnes', { action, email, ...more }, as);
    expect(words((await act('show')).html)).toContain('Gaas');
    expect(JSON.parse((await act('export')).html)).toMatchObject({ email, subscriptions: [{ state: 'active' }] });
    expect(words((await act('stop')).html)).toContain('Ses alertes sont arrêtées');
    await village.quiet();
    expect(words((await act('show')).html)).toContain('arrêtée le');
    expect((await act('erase')).status).toBe(400);
    expect(words((await act('erase', { sure: '1' })).html)).toContain('Tout est effacé');
    await village.quiet();
    expect((await village.records()).filter((record) => record.includes(email))).toEqual([]);
    expect(words((await act('show')).html)).toContain('Nous ne gardons rien sous cette adresse');
    expect((await post('/agence/abonnes', { action: 'show', email: 'personne' })).status).toBe(400);
    const journal = words(await get('/agence/journal'));
    for (const said of [
      'a regardé ce que nous gardons de',
      'a arrêté les alertes de',
      'a téléchargé les données de',
      'a effacé',
    ])
      expect(journal).toContain(said);
    expect(journal).not.toContain(email);
    const partner = await memberWith(village, { role: 'partner', departments: ['40'] });
    expect((await act('show', {}, partner)).status).toBe(403);
  });
});
