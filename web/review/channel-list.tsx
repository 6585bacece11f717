import type { Channel } from '#domain/producers/producer.ts';
import { emailInWords } from '#web/shared/email-in-words.ts';
import { telephoneInWords } from '#web/shared/format.ts';

/** How to reach a producer, in their order; a number is a link that dials. */
export const ChannelList = ({ channels }: { readonly channels: readonly Channel[] }) => (
  <ol class="channels">
    {channels.map((channel) => (
      <li key={`${channel.kind}${channel.address}`}>
        {channel.kind === 'email' ? (
          <a href={`mailto:${channel.address}`}>{emailInWords(channel.address)}</a>
        ) : channel.kind === 'webhook' ? (
          <code>{channel.address}</code>
        ) : (
          <>
            {channel.kind === 'sms' ? 'SMS ' : 'Tél. '}
            <a href={`tel:${channel.address}`}>{telephoneInWords(channel.address)}</a>
          </>
        )}
      </li>
    ))}
  </ol>
);
