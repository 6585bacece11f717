import { setting, territory } from '#platform/configuration.ts';
import type { SiteFacts } from '#web/shared/layout.tsx';

const configured = territory();

/** What every page and mail says of the site and its agency: from the territory, read once. */
export const site: SiteFacts = {
  siteName: configured.siteName,
  territoryName: configured.name,
  agency: configured.agency,
  languages: configured.languages,
  origin: setting('SITE_URL'),
};
