// Every route on a phone, and at 400 % zoom, in traditional characters; and that no route is left out.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PHONE } from './harness.mjs';
import { checkRoutes } from './lib/route_checks.mjs';
import { routesWithoutPage } from './lib/routes.mjs';

await checkRoutes('360 px, traditional', PHONE, 'hant', { zoomed: true });

test('every address of the grammar has a page that is looked at', () => {
  const { patterns, missing } = routesWithoutPage();
  assert.ok(patterns.length > 20, 'the grammar is found');
  assert.deepEqual(missing, []);
});
