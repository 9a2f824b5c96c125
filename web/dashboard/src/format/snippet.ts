/** The script tag by which a website is counted. */
export function scriptTag(origin: string, site: string): string {
  return `<script defer data-domain="${escaped(site)}" src="${escaped(origin)}/js/footfall.js"></script>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
