import { maskedEmail, maskedName, maskedTelephone, type Values } from '#domain/audit/audit-entry.ts';
import type { Producer, ProducerDetails } from './producer.ts';

/**
 * What the audit trail holds of a producer: what is public in words, what is private masked. Areas and positions are told apart, not told: their
 * outline is in the versions that were published.
 *
 * @param roundInWords as people read a round.
 */
export const producerValues = (
  { state, details }: Pick<Producer, 'state' | 'details'>,
  roundInWords: (round: ProducerDetails['rounds'][number]) => string,
): Values => ({
  state,
  name: details.name,
  siret: details.siret,
  contactName: maskedName(details.contactName),
  description: details.description,
  address: details.address === '' ? '' : maskedName(details.address),
  commune: details.commune,
  position: `${details.position.lat.toFixed(2)}, ${details.position.lon.toFixed(2)}`,
  offers: details.offers.map(({ name }) => name).join(', '),
  rounds: details.rounds.map(roundInWords).join(' · '),
  labels: details.labels.join(', '),
  payments: details.payments.join(', '),
  publicContacts: Object.values(details.publicContacts)
    .filter((contact) => contact !== null)
    .join(', '),
  channels: details.channels.map(({ kind, address }) => `${kind} ${masked(kind, address)}`).join(', '),
});

const masked = (kind: ProducerDetails['channels'][number]['kind'], address: string): string => {
  if (kind === 'email') return maskedEmail(address);
  return kind === 'webhook' ? new URL(address).hostname : maskedTelephone(address);
};
