import type { SiteFacts } from '#web/shared/layout.tsx';

/** What pages say of the site, for tests. */
export const SITE: SiteFacts = {
  siteName: 'Alaronde',
  territoryName: { fr: 'Nouvelle-Aquitaine', en: 'Nouvelle-Aquitaine' },
  agency: {
    name: 'Agence de l’alimentation',
    email: 'agence@exemple.invalid',
    telephone: '+33500000000',
    address: '1 place de l’Exemple, 33000 Bordeaux',
    publisher: 'La direction',
  },
  languages: ['fr', 'en'],
};
