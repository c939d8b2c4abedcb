// Everything that a page must not do: errors and warnings on the console, exceptions, failed requests,
// requests to other hosts, breaches of the content security policy.

/** Begins to listen; `problems()` tells what was found since. */
export async function watch(context, page, base) {
  const found = [];
  const origin = new URL(base).origin;
  // Chromium writes some breaches to the console only: this writes all of them there.
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      console.error(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`);
    });
  });
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) {
      found.push(`console ${message.type()}: ${message.text()} (${message.location().url})`);
    }
  });
  page.on('pageerror', (error) => found.push(`exception: ${error.stack ?? error}`));
  page.on('requestfailed', (request) => found.push(`failed: ${request.url()} ${request.failure()?.errorText}`));
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (/^https?:$/.test(url.protocol) && url.origin !== origin) found.push(`other host: ${url}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) found.push(`status ${response.status()}: ${response.url()}`);
  });
  return {
    problems: () => [...found],
    forget: () => found.splice(0),
  };
}

/** Leaves out what a 404 page is bound to cause: its own status, and the line of it on the console. */
export function exceptIntended404(problems, url) {
  return problems.filter(
    (problem) => problem !== `status 404: ${url}` && !(problem.includes('status of 404') && problem.endsWith(`(${url})`)),
  );
}
