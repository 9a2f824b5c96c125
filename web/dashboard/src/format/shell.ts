/** A page view as a browser's script sends it; curl's own agent would count as a bot. */
export function curlLine(origin: string, site: string, agent: string): string {
  const body = JSON.stringify({ name: 'pageview', url: `https://${site}/`, domain: site });
  return [
    `curl -i ${quoted(`${origin}/api/event`)} \\`,
    `  -H ${quoted(`User-Agent: ${agent}`)} \\`,
    `  -H 'Content-Type: application/json' \\`,
    `  -d ${quoted(body)}`,
  ].join('\n');
}

/** One request as the capture libraries send them, in a batch of one. */
export function captureLine(origin: string, site: string): string {
  const exchange = { method: 'GET', path: '/v1/orders/17', status: 200, duration_us: 8300 };
  const body = JSON.stringify({ site, exchanges: [exchange] });
  return posted(`${origin}/api/capture`, body);
}

export function importLine(site: string): string {
  return `./footfall import --site ${quoted(site)} access.log`;
}

/** A captured request with its answer, as capture libraries send many. */
export function exchangeLine(origin: string, site: string): string {
  const body = JSON.stringify({
    site,
    exchanges: [
      {
        method: 'POST',
        scheme: 'https',
        host: `api.${site}`,
        path: '/v1/orders',
        status: 201,
        request: {
          headers: { 'Content-Type': ['application/json'] },
          body: { text: '{"item":7}' },
        },
        response: {},
      },
    ],
  });
  return posted(`${origin}/api/capture`, body);
}

/** An event as applications tell the eye. */
export function tellLine(origin: string): string {
  const body = JSON.stringify({
    session_id: '9ab1b579-7021-4e0c-8ea1-2ac9f52f3058',
    category: 'page interaction',
    name: 'pageview',
    data: { host: 'www.example.com', path: '/' },
    timestamp: '2026-01-01 09:15:27.243860',
  });
  return posted(`${origin}/events/`, body);
}

/** Makes a tag of the site `default`, or of the key's, and uses it once. */
export function useLine(origin: string): string {
  return ['create', 'update']
    .map(
      (deed) =>
        `curl -H "Authorization: Bearer $FOOTFALL_KEY" ${quoted(`${origin}/${deed}?tag=page1`)}`,
    )
    .join('\n');
}

/** Sends JSON with the key that the shell knows. */
function posted(url: string, body: string): string {
  return [
    `curl -i ${quoted(url)} \\`,
    `  -H "Authorization: Bearer $FOOTFALL_KEY" \\`,
    `  -H 'Content-Type: application/json' \\`,
    `  -d ${quoted(body)}`,
  ].join('\n');
}

function quoted(text: string): string {
  return /^[\w.:/-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
