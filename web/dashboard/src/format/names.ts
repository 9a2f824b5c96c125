const LOCALE = 'en';
const countries = new Intl.DisplayNames(LOCALE, { type: 'region', fallback: 'none' });

const FILTER_NAMES: Readonly<Record<string, string>> = {
  'event:page': 'Page',
  'event:hostname': 'Host',
  'event:name': 'Event',
  'event:kind': 'Kind',
  'event:method': 'Method',
  'event:status': 'Status',
  'event:route': 'Route',
  'event:consumer': 'Consumer',
  'event:goal': 'Goal',
  'visit:entry_page': 'Entry page',
  'visit:exit_page': 'Exit page',
  'visit:source': 'Source',
  'visit:referrer': 'Referrer',
  'visit:channel': 'Channel',
  'visit:utm_campaign': 'Campaign',
  'visit:utm_source': 'UTM source',
  'visit:utm_medium': 'UTM medium',
  'visit:utm_content': 'UTM content',
  'visit:utm_term': 'UTM term',
  'visit:device': 'Device',
  'visit:browser': 'Browser',
  'visit:browser_version': 'Browser version',
  'visit:os': 'System',
  'visit:os_version': 'System version',
  'visit:country': 'Country',
  'visit:country_name': 'Country',
  'visit:region': 'Region',
  'visit:region_name': 'Region',
  'visit:city': 'City',
  'visit:city_name': 'City',
  'visit:bot': 'Who',
  'visit:network': 'Network',
};

/** What the wire calls `visit:country`, for people. */
export function dimensionName(dimension: string): string {
  return FILTER_NAMES[dimension] ?? dimension.replace(/^(event|visit):(props:)?/, '');
}

/** A value of the dimension, for people: countries by name, an unknown one as it came. */
export function valueName(dimension: string, value: string): string {
  if (value === '' || value === '(not set)') {
    return 'Not known';
  }
  return dimension === 'visit:country' ? countryName(value) : value;
}

function countryName(code: string): string {
  return /^[A-Z]{2}$/.test(code) ? (countries.of(code) ?? code) : code;
}
