// Somebody else's site, on a port and so an origin of its own: pages by name, each with headers of its own.
import { createServer } from 'node:http';

/** Serves `pages` ({name: {html, headers}}); resolves to {base, close}. */
export async function otherSite(pages) {
  const server = createServer((request, response) => {
    const found = pages[request.url.slice(1).split('?')[0]];
    if (!found) return response.writeHead(404).end();
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', ...found.headers });
    return response.end(found.html);
  });
  await new Promise((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  return {
    base: `http://127.0.0.1:${server.address().port}/`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** A page with words before and after, so that a shift of its layout shows. */
export function page(inside, style = '') {
  return `<!doctype html><html lang="zh"><head><meta charset="utf-8"><title>报道</title><meta name="viewport" content="width=device-width, initial-scale=1">
<style>body{margin:0 auto;max-width:1200px;font:16px/1.6 sans-serif}${style}</style>
<script>window.shift=0;try{new PerformanceObserver((list)=>list.getEntries().forEach((e)=>{if(!e.hadRecentInput)shift+=e.value})).observe({type:"layout-shift",buffered:true})}catch(e){}</script></head>
<body><main><h1>报道</h1><p>一段文字。</p>${inside}<p id="after">下一段文字。</p></main></body></html>`;
}
