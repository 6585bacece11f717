import type { z } from 'zod';
import { Territory } from '#platform/configuration.ts';

/** The territory that handlers are given, for tests that load one. */
export const aTerritory = (): Territory =>
  Territory.parse({
    id: 'nouvelle-aquitaine',
    name: { fr: 'Nouvelle-Aquitaine', en: 'Nouvelle-Aquitaine' },
    region: '75',
    departments: ['40', '64'],
    languages: ['fr', 'en'],
    siteName: 'Alaronde',
    domain: 'alaronde.example',
    hostedZoneId: '',
    certificateArn: '',
    sender: { name: 'Alaronde', address: 'bonjour@alaronde.example' },
    smsSender: 'Alaronde',
    agency: {
      name: 'Agence de l’alimentation',
      email: 'agence@exemple.invalid',
      telephone: '+33500000000',
      address: '1 place de l’Exemple, 33000 Bordeaux',
      publisher: 'La direction',
    },
    timeZone: 'Europe/Paris',
    opensAt: '',
  } satisfies z.input<typeof Territory>);
