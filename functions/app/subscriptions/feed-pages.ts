import { type RecentNews, reachesPlace } from '#app/publications/recent-news.ts';
import { communes } from '#app/shared/communes.ts';
import { problemOf } from '#app/shared/problem.ts';
import { communeName, resolvePublished } from '#app/shared/resolve.ts';
import { site } from '#app/shared/site.ts';
import { departmentOfCommune } from '#domain/areas/commune-department.ts';
import { CommuneCode, DepartmentCode, type Language } from '#domain/shared/primitives.ts';
import { servePage } from '#platform/contract.ts';
import type { Route } from '#platform/http.ts';
import { type HttpResponse, SHARED_CACHE } from '#platform/responses.ts';
import { href } from '#web/shared/paths.ts';
import { pick } from '#web/shared/text.ts';
import { feed } from '#web/subscriptions/feed.tsx';
import { pages } from './contract.ts';
import { oneOf } from './pages.tsx';

/** The news as a feed: of a commune (`commune`), a department (`departement`), or the whole territory. The same for everyone who asks. */
export const feedPages = (news: RecentNews): Route[] =>
  servePage(pages.feed, {
    GET: async ({ query, lang, now }) => {
      const [commune, department] = [oneOf(query.commune), oneOf(query.departement)];
      const meant = whereOf(commune, department, lang);
      const found = await news.newsOf(meant.where, now);
      const asked = commune !== '' ? { commune } : department !== '' ? { departement: department } : {};
      return {
        status: 200,
        headers: { 'content-type': 'application/atom+xml; charset=utf-8', 'cache-control': SHARED_CACHE },
        body: feed({
          ...{ lang, site, now },
          address: (site.origin ?? '') + href('feed', lang, {}, asked),
          where: meant.name ?? pick(site.territoryName, lang),
          seen: commune === '' ? {} : { commune },
          news: found.map((one) => ({ ...one, communeName: communeName(one.producer.details.commune) })),
        }),
      } satisfies HttpResponse;
    },
  });

type Where = Parameters<RecentNews['newsOf']>[0];

const whereOf = (
  commune: string,
  department: string,
  lang: Language,
): { readonly where: Where; readonly name?: string } => {
  if (commune !== '') {
    const code = CommuneCode.safeParse(commune);
    const place = code.success ? communes().commune(code.data) : undefined;
    if (place === undefined) throw problemOf([{ field: 'commune', code: 'communeUnknown' }], lang);
    return { where: reachesPlace(place, resolvePublished), name: place.label };
  }
  if (department !== '') {
    const code = DepartmentCode.safeParse(department);
    const name = code.success ? communes().departmentName(code.data) : undefined;
    if (name === undefined) throw problemOf([{ field: 'departement', code: 'departmentUnknown' }], lang);
    return { where: ({ details }) => departmentOfCommune(details.commune) === department, name };
  }
  return { where: () => true };
};
