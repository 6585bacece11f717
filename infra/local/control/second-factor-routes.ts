import { z } from 'zod';
import type { SecondFactor } from '../cognito/second-factor.ts';
import { bodyOf, type ControlRoutes, ok } from './http.ts';

const Turn = z.strictObject({ on: z.boolean() });

/** Whether members owe a code of their telephone besides the password, as on AWS. The app's own account never does. */
export const secondFactorRoutes = (base: string, secondFactor: SecondFactor): ControlRoutes => ({
  [`GET ${base}/second-factor`]: () => ok({ on: secondFactor.isOn }),
  [`POST ${base}/second-factor`]: (request) => {
    secondFactor.turn(bodyOf(request, Turn).on);
    return ok({ on: secondFactor.isOn });
  },
});
