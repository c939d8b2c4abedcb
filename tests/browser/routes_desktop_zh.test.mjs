// Every route on a desktop, in Chinese.
import { DESKTOP } from './harness.mjs';
import { checkRoutes } from './lib/route_checks.mjs';

await checkRoutes('1280 px', DESKTOP, 'zh');
