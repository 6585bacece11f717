import type { z } from 'zod';
import { Publication } from '#domain/producers/publication.ts';
import { Subscription } from '#domain/subscriptions/subscription.ts';
import { aRound, GAAS, NOW } from './builders.ts';

export const aSubscription = (changes: Partial<z.input<typeof Subscription>> = {}): Subscription =>
  Subscription.parse({
    id: 'subscription1',
    person: 'personjeanne',
    state: 'active',
    email: 'jeanne@exemple.invalid',
    place: GAAS,
    audience: 'consumer',
    families: [],
    language: 'fr',
    consent: {
      wording: 'J’accepte…',
      wordingVersion: '2026-11',
      givenAt: NOW,
      confirmedAt: NOW,
      confirmedBy: 'link',
    },
    wrongCodes: 0,
    createdAt: NOW,
    endedAt: null,
    endReason: null,
    lastContactAt: NOW,
    ...changes,
  });

export const aPublication = (changes: Partial<z.input<typeof Publication>> = {}): Publication =>
  Publication.parse({
    id: 'publication1',
    producerId: 'fermedugaas1',
    version: 2,
    occasion: 'first',
    oldRounds: [],
    newRounds: [aRound()],
    writtenAt: NOW,
    announceAt: NOW,
    stage: 'projected',
    cursor: null,
    matched: 0,
    ...changes,
  });
