/** What can be filtered by, in the order and groups in which it is offered. */
export const DIMENSION_GROUPS = {
  page: [
    'event:page',
    'visit:entry_page',
    'visit:exit_page',
    'event:hostname',
    'visit:entry_page_hostname',
    'visit:exit_page_hostname',
  ],
  source: [
    'visit:source',
    'visit:channel',
    'visit:referrer',
    'visit:utm_campaign',
    'visit:utm_source',
    'visit:utm_medium',
    'visit:utm_content',
    'visit:utm_term',
  ],
  place: ['visit:country', 'visit:region_name', 'visit:city_name', 'visit:network'],
  device: [
    'visit:device',
    'visit:browser',
    'visit:browser_version',
    'visit:os',
    'visit:os_version',
    'visit:bot',
  ],
  event: ['event:name', 'event:goal', 'event:kind', 'event:props:'],
  request: ['event:route', 'event:method', 'event:status', 'event:consumer'],
} as const;

/** With a property's name behind it, that property. */
export const PROPERTY = 'event:props:';

export const COUNTRY = 'visit:country';

/** Stands for the filters of a saved segment; its values are numbers of segments. */
export const SEGMENT = 'segment';

export const GOAL = 'event:goal';

/** Where a search in the dimension's values looks: countries are told by codes, sought by names. */
export function soughtIn(dimension: string): string {
  return dimension === COUNTRY ? 'visit:country_name' : dimension;
}
