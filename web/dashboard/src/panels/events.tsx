import type { Period } from '../state/period';
import { text } from '../text/text';
import { Breakdown } from './breakdown';
import type { Tab } from './tabs';

/** What the site itself named: sign-ups, downloads; its goals; and the tags that its services use. */
export function Events({ period }: { period: Period }) {
  const words = text.value.panels.events;
  const tabs: readonly Tab[] = [
    {
      name: words.events,
      dimension: 'event:name',
      metrics: ['visitors', 'events'],
      full: ['visitors', 'visits', 'events'],
      conversions: true,
      filters: [['is', 'event:kind', ['custom']]],
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
  return <Breakdown name="events" title={words.title} tabs={tabs} period={period} />;
}
