import type { Period } from '../state/period';
import { Breakdown } from './breakdown';
import type { Tab } from './tabs';

const TABS: readonly Tab[] = [
  {
    name: 'Top pages',
    dimension: 'event:page',
    metrics: ['visitors', 'pageviews'],
    filters: [['is', 'event:kind', ['pageview']]],
  },
  { name: 'Entry pages', dimension: 'visit:entry_page', metrics: ['visits'] },
  { name: 'Exit pages', dimension: 'visit:exit_page', metrics: ['visits'] },
];

/** Which pages people saw, came in by and left from. */
export function Pages({ period }: { period: Period }) {
  return <Breakdown title="Pages" tabs={TABS} period={period} />;
}
