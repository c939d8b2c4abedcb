// Every route on a phone, and at 400 % zoom, in Chinese.
import { PHONE } from './harness.mjs';
import { checkRoutes } from './lib/route_checks.mjs';

await checkRoutes('360 px', PHONE, 'zh', { zoomed: true });
