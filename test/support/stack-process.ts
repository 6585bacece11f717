import { startAlaronde } from '#infra/start/start-alaronde.ts';

/** The local stack in a process of its own, on the state folder of its first argument: for tests that kill it. Tells its addresses when it is ready. */
process.env.TZ = 'UTC';
const stack = await startAlaronde({ port: 0, stateDir: process.argv[2] ?? '' });
process.send?.(stack.addresses);
process.once('disconnect', () => process.exit(0));
