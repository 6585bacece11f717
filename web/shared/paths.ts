import type { Language } from '#domain/shared/primitives.ts';

/**
 * The address of every page, in French at `/` and in English under `/en/`. One table for the links on pages and in mails, for the
 * routes of the HTTP API (functions/app/routes.ts) and for the local site. `{name}` is a path parameter.
 */
export const pagePaths = {
  home: { fr: '/', en: '/en' },
  search: { fr: '/recherche', en: '/en/search' },
  /** Of a commune, as one says it: `dax-40100`. */
  commune: { fr: '/{place}', en: '/en/{place}' },
  producer: { fr: '/producteurs/{id}', en: '/en/producers/{id}' },
  placeCalendar: { fr: '/agenda.ics', en: '/en/calendar.ics' },
  producerCalendar: { fr: '/producteurs/{id}/agenda.ics', en: '/en/producers/{id}/calendar.ics' },
  register: { fr: '/inscription', en: '/en/register' },
  registerStep: { fr: '/inscription/{token}/{step}', en: '/en/register/{token}/{step}' },
  ownPage: { fr: '/p/{token}', en: '/en/p/{token}' },
  ownPart: { fr: '/p/{token}/{part}', en: '/en/p/{token}/{part}' },
  ownLink: { fr: '/inscription/ma-fiche', en: '/en/register/my-page' },
  subscribe: { fr: '/alertes', en: '/en/alerts' },
  subscribeConfirm: { fr: '/alertes/confirmer', en: '/en/alerts/confirm' },
  feed: { fr: '/fil.xml', en: '/en/feed.xml' },
  myAlertsLink: { fr: '/alertes/ma-page', en: '/en/alerts/my-page' },
  myAlerts: { fr: '/alertes/ma-page/{token}', en: '/en/alerts/my-page/{token}' },
  myAddress: { fr: '/alertes/adresse', en: '/en/alerts/address' },
  unsubscribe: { fr: '/alertes/arreter', en: '/en/alerts/stop' },
  request: { fr: '/demande', en: '/en/request' },
  requestConfirm: { fr: '/demande/confirmer', en: '/en/request/confirm' },
  requestStatus: { fr: '/demandes/{token}', en: '/en/requests/{token}' },
  question: { fr: '/r/q/{token}', en: '/en/r/q/{token}' },
  answer: { fr: '/r/{token}', en: '/en/r/{token}' },
  /** Of text messages; always the shorter one. */
  shortLink: { fr: '/s/{code}', en: '/en/s/{code}' },
  unclaimed: { fr: '/pas-encore-inscrits', en: '/en/not-yet-with-us' },
  unclaimedAsk: { fr: '/pas-encore-inscrits/demande', en: '/en/not-yet-with-us/ask' },
  invited: { fr: '/ferme/{token}', en: '/en/farm/{token}' },
  recipes: { fr: '/recettes', en: '/en/recipes' },
  recipe: { fr: '/recettes/{slug}', en: '/en/recipes/{slug}' },
  ranking: { fr: '/classement', en: '/en/ranking' },
  legal: { fr: '/mentions-legales', en: '/en/legal' },
  privacy: { fr: '/donnees-personnelles', en: '/en/privacy' },
  accessibility: { fr: '/accessibilite', en: '/en/accessibility' },
  agencySignIn: { fr: '/agence/connexion', en: '/en/agency/sign-in' },
  agencySignOut: { fr: '/agence/deconnexion', en: '/en/agency/sign-out' },
  agencyHome: { fr: '/agence', en: '/en/agency' },
  agencyProducer: { fr: '/agence/producteurs/{id}', en: '/en/agency/producers/{id}' },
  agencyChanges: { fr: '/agence/modifications', en: '/en/agency/changes' },
  agencyChange: { fr: '/agence/modifications/{id}', en: '/en/agency/changes/{id}' },
  agencyOpening: { fr: '/agence/ouverture', en: '/en/agency/opening' },
  agencyMembers: { fr: '/agence/membres', en: '/en/agency/members' },
  agencyMember: { fr: '/agence/membres/{id}', en: '/en/agency/members/{id}' },
  agencyAudit: { fr: '/agence/journal', en: '/en/agency/journal' },
  agencyInvitation: { fr: '/r/m/{token}', en: '/en/r/m/{token}' },
  agencyTasks: { fr: '/agence/taches', en: '/en/agency/tasks' },
  agencyTelephone: { fr: '/agence/inscriptions', en: '/en/agency/registrations' },
  agencyTelephoneNew: { fr: '/agence/inscriptions/nouvelle', en: '/en/agency/registrations/new' },
  agencyTelephoneStep: { fr: '/agence/inscriptions/{id}/{step}', en: '/en/agency/registrations/{id}/{step}' },
  territory: { fr: '/agence/territoire', en: '/en/agency/territory' },
  territoryPrint: { fr: '/agence/territoire/imprimer', en: '/en/agency/territory/print' },
  agencyTask: { fr: '/agence/taches/{id}', en: '/en/agency/tasks/{id}' },
  agencyMessages: { fr: '/agence/messages', en: '/en/agency/messages' },
  agencyDeadLetters: { fr: '/agence/messages/en-panne', en: '/en/agency/messages/stuck' },
  agencyGrace: { fr: '/agence/messages/delai', en: '/en/agency/messages/time-before' },
  agencyAnnouncement: { fr: '/agence/messages/{id}', en: '/en/agency/messages/{id}' },
  agencyPerson: { fr: '/agence/abonnes', en: '/en/agency/subscribers' },
  agencyUnclaimed: { fr: '/agence/pas-encore-inscrits', en: '/en/agency/not-yet-with-us' },
  agencyImports: { fr: '/agence/imports', en: '/en/agency/imports' },
  agencyImport: { fr: '/agence/imports/{id}', en: '/en/agency/imports/{id}' },
} as const satisfies Record<string, Record<Language, string>>;

export type PageName = keyof typeof pagePaths;

/** The address of a page in a language, its parameters and query filled in and escaped. Empty query values are left out. */
export const href = (
  page: PageName,
  lang: Language,
  parameters: Readonly<Record<string, string>> = {},
  query: Readonly<Record<string, string | number | undefined>> = {},
): string => {
  const path = pagePaths[page][lang].replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = parameters[name];
    if (value === undefined) throw new Error(`the address of ${page} needs ${name}`);
    return encodeURIComponent(value);
  });
  const search = new URLSearchParams(
    Object.entries(query).flatMap(([name, value]) =>
      value === undefined || value === '' ? [] : [[name, String(value)]],
    ),
  ).toString();
  return search === '' ? path : `${path}?${search}`;
};
