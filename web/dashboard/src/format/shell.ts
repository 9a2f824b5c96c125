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
  return [
    `curl -i ${quoted(`${origin}/api/capture`)} \\`,
    `  -H "Authorization: Bearer $FOOTFALL_KEY" \\`,
    `  -H 'Content-Type: application/json' \\`,
    `  -d ${quoted(body)}`,
  ].join('\n');
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
  return [
    `curl -i ${quoted(`${origin}/api/capture`)} \\`,
    `  -H "Authorization: Bearer $FOOTFALL_KEY" \\`,
    `  -H 'Content-Type: application/json' \\`,
    `  -d ${quoted(body)}`,
  ].join('\n');
}

function quoted(text: string): string {
  return /^[\w.:/-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
