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

export function importLine(site: string): string {
  return `./footfall import --site ${quoted(site)} access.log`;
}

function quoted(text: string): string {
  return /^[\w.:/-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
