import { ensureSynthesized } from '../build/synth-cached.ts';
import type { Account } from '../local/cognito/cognito.ts';
import type { Addresses, LocalStack } from '../local/stack.ts';
import { type LocalApp, type StartOptions, startLocal } from '../local/start-local.ts';
import type { Assembly } from '../local/template/assembly.ts';
import { registerRoutes, registersAt } from './register-routes.ts';

export interface AlarondeStack extends LocalStack {
  readonly addresses: Addresses & { readonly agency: Account };
}

export interface AlarondeOptions extends Omit<StartOptions, 'outdir' | 'app' | 'beforeOpen'> {
  /** The synthesized folder; made, or taken from the cache, when absent. */
  readonly outdir?: string;
  readonly beforeOpen?: (stack: AlarondeStack) => Promise<void>;
}

/** Runs Alaronde on this machine: its template by infra/local/, and what the template cannot say of it. */
export const startAlaronde = async ({ outdir, beforeOpen, ...options }: AlarondeOptions): Promise<AlarondeStack> => {
  const stack = await startLocal({
    ...options,
    outdir: outdir ?? ensureSynthesized().then((synthesized) => synthesized.outdir),
    app: ALARONDE,
    ...(beforeOpen === undefined ? {} : { beforeOpen: (started) => beforeOpen(asAlaronde(started)) }),
  });
  return asAlaronde(stack);
};

/** A password that everybody may know: it opens a directory of invented producers on this machine. It meets the pool's policy. */
const AGENCY_PASSWORD = 'Alaronde-local-2024';

const ALARONDE: LocalApp = {
  account: (assembly) => {
    const email = agencyEmailIn(assembly);
    return email === undefined ? undefined : { email, password: AGENCY_PASSWORD };
  },
  // The only settings that are other here than in the template: the site's own address, who signs the members' tokens, public services.
  settings: ({ site, controls, issuer }) => ({
    SITE_URL: site,
    USER_POOL_ISSUER: issuer,
    GEOCODER_URL: 'off',
    ...registersAt(controls),
  }),
  controls: registerRoutes,
  describe: (addresses) => ({ agency: agencyOf(addresses) }),
};

/** The agency's address, as every function that knows the territory has it. */
const agencyEmailIn = ({ resources }: Assembly): string | undefined => {
  for (const { properties } of resources) {
    const territory = textAt(properties, 'Environment', 'Variables', 'TERRITORY');
    if (territory !== undefined) return textAt(JSON.parse(territory), 'agency', 'email');
  }
  return undefined;
};

const textAt = (value: unknown, ...path: readonly string[]): string | undefined => {
  const found = path.reduce<unknown>((inner, name) => Reflect.get(Object(inner), name), value);
  return typeof found === 'string' ? found : undefined;
};

const agencyOf = ({ account }: Addresses): Account => account ?? { email: '', password: '' };

const asAlaronde = (stack: LocalStack): AlarondeStack => ({
  ...stack,
  addresses: { ...stack.addresses, agency: agencyOf(stack.addresses) },
});
