import type { Producer } from '#domain/producers/producer.ts';

export interface ProducerContact {
  readonly name: string;
  readonly telephone: string | undefined;
  readonly email: string | undefined;
}

/** As they publish it; what they do not publish, as we reach them. */
export const contactOf = ({ details: { contactName, publicContacts, channels } }: Producer): ProducerContact => ({
  name: contactName,
  telephone: publicContacts.telephone ?? channels.find(({ kind }) => kind === 'sms' || kind === 'call')?.address,
  email: publicContacts.email ?? channels.find(({ kind }) => kind === 'email')?.address,
});
