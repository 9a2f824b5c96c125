import { PROPERTY } from '../state/dimensions';
import type { Period } from '../state/period';
import { useProperties } from '../state/properties';
import { text } from '../text/text';
import { Breakdown } from './breakdown';
import type { Tab } from './tabs';

/** What events without the property are called. */
const NO_PROPERTY = '(none)';
/** More than one looks through; the filter takes any other. */
const MOST_PROPERTIES = 30;

/**
 * What the site itself named: sign-ups, downloads, and their properties; its goals; and the tags
 * that its services use.
 */
export function Events({ period }: { period: Period }) {
  const words = text.value.panels.events;
  const properties = useProperties().slice(0, MOST_PROPERTIES);
  const plain: readonly Tab[] = [
    {
      name: words.events,
      dimension: 'event:name',
      metrics: ['visitors', 'events'],
      full: ['visitors', 'visits', 'events'],
      conversions: true,
      filters: [['is', 'event:kind', ['custom']]],
      leadsTo: 3,
    },
    {
      name: words.goals,
      dimension: 'event:goal',
      metrics: ['visitors', 'events', 'conversion_rate'],
    },
    {
      name: words.tags,
      dimension: 'event:name',
      metrics: ['events', 'visitors'],
      filters: [['is', 'event:kind', ['tag']]],
    },
  ];
  const further = properties.map((name): Tab => {
    const dimension = PROPERTY + name;
    return {
      name,
      dimension,
      key: dimension,
      group: words.properties,
      metrics: ['visitors', 'events'],
      conversions: true,
      filters: [['is_not', dimension, [NO_PROPERTY]]],
    };
  });
  return (
    <Breakdown name="events" title={words.title} tabs={[...plain, ...further]} period={period} />
  );
}
