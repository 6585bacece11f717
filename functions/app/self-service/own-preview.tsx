import { communeName } from '#app/shared/resolve.ts';
import { site } from '#app/shared/site.ts';
import type { ProducerNow } from '#domain/producers/live.ts';
import { recipeFor } from '#domain/recipes/recipes.ts';
import { publicProducerOf } from '#domain/search/public-producer.ts';
import { localTime } from '#domain/shared/calendar.ts';
import type { Instant, Language } from '#domain/shared/primitives.ts';
import { ProducerPage } from '#web/producers/producer-page.tsx';
import { partAddress } from '#web/self-service/parts.ts';
import { texts } from '#web/self-service/texts.ts';
import { renderPage } from '#web/shared/layout.tsx';
import { Notice } from '#web/shared/notices.tsx';
import { href } from '#web/shared/paths.ts';
import { pick } from '#web/shared/text.ts';

/** Their page as others see it, also before it is published and while they are away. */
export const previewPage = (
  producer: ProducerNow,
  token: string,
  { lang, now }: { readonly lang: Language; readonly now: Instant },
): string => {
  const { details } = producer;
  const shown = publicProducerOf({ ...producer, state: 'published' }, communeName(details.commune), 'consumer', now);
  if (shown === undefined) throw new Error('a published producer has a page');
  const { month } = localTime(now);
  return renderPage(
    <ProducerPage
      producer={shown}
      lang={lang}
      site={site}
      audience="consumer"
      month={month}
      now={now}
      recipe={recipeFor(details.offers, month, producer.id)}
      preview={{
        addressIn: (to) => partAddress(token, 'preview', to),
        top: (
          <Notice>
            <p>
              {pick(texts.previewNote, lang)} <a href={href('ownPage', lang, { token })}>{pick(texts.title, lang)}</a>
            </p>
          </Notice>
        ),
      }}
    />,
  );
};
