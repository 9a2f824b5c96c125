import type { Period } from '../state/period';
import { Breakdown } from './breakdown';
import type { Tab } from './tabs';

const TABS: readonly Tab[] = [
  {
    name: 'Events',
    dimension: 'event:name',
    metrics: ['visitors', 'events'],
    filters: [['is', 'event:kind', ['custom']]],
  },
  {
    name: 'Tags',
    dimension: 'event:name',
    metrics: ['events', 'visitors'],
    filters: [['is', 'event:kind', ['tag']]],
  },
];

/** What the site itself named: sign-ups, downloads; and the tags that its services use. */
export function Events({ period }: { period: Period }) {
  return <Breakdown title="Events" tabs={TABS} period={period} />;
}
