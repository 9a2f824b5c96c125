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
];

/** What the site itself named: sign-ups, downloads. */
export function Events({ period }: { period: Period }) {
  return <Breakdown title="Events" tabs={TABS} period={period} />;
}
