import type { LocalBusiness, Offer, WithContext } from 'schema-dts';
import { FAMILY_NAMES } from '#domain/catalogue/catalogue-names.ts';
import type { PublicProducer } from '#domain/search/public-producer.ts';
import type { Instant, Language } from '#domain/shared/primitives.ts';
import { href } from '#web/shared/paths.ts';
import { pick } from '#web/shared/text.ts';

/** A producer as schema.org says it: who, where, what they offer, and the passages that are to come. Public content only. */
export const producerData = (
  producer: PublicProducer,
  { lang, origin, now }: { readonly lang: Language; readonly origin: string; readonly now: Instant },
): WithContext<LocalBusiness> => {
  const url = origin + href('producer', lang, { id: producer.id });
  const { telephone, email, website } = producer.contacts;
  return {
    '@context': 'https://schema.org',
    '@type': 'LocalBusiness',
    '@id': url,
    name: producer.name,
    url,
    ...(producer.description === '' ? {} : { description: producer.description }),
    ...(telephone === null ? {} : { telephone }),
    ...(email === null ? {} : { email }),
    ...(website === null ? {} : { sameAs: website }),
    address: {
      '@type': 'PostalAddress',
      ...(producer.address === '' ? {} : { streetAddress: producer.address }),
      addressLocality: producer.commune,
      addressCountry: 'FR',
    },
    geo: { '@type': 'GeoCoordinates', latitude: producer.position.lat, longitude: producer.position.lon },
    knowsAbout: producer.families.map((family) => pick(FAMILY_NAMES[family], lang)),
    makesOffer: producer.offers.map(
      ({ name, availability }): Offer => ({
        '@type': 'Offer',
        availability: availability === 'soldOut' ? 'https://schema.org/SoldOut' : 'https://schema.org/InStock',
        itemOffered: { '@type': 'Product', name },
      }),
    ),
    event: producer.rounds.flatMap((round) =>
      round.next === null || round.next.day < now.slice(0, 10)
        ? []
        : [
            {
              '@type': 'Event' as const,
              name: round.name,
              startDate: round.next.day,
              eventStatus: 'https://schema.org/EventScheduled' as const,
              ...(round.pickup === null
                ? {}
                : {
                    location: {
                      '@type': 'Place' as const,
                      name: round.pickup.name,
                      ...(round.pickup.address === '' ? {} : { address: round.pickup.address }),
                    },
                  }),
            },
          ],
    ),
  };
};
