// Every route on a phone.
import { PHONE } from './harness.mjs';
import { checkRoutes } from './lib/route_checks.mjs';

await checkRoutes('360 px', PHONE);
