import type { Period } from '../state/period';
import { Breakdown } from './breakdown';
import type { Tab } from './tabs';

const TABS: readonly Tab[] = [
  {
    name: 'Routes',
    dimension: 'event:route',
    metrics: ['requests', 'error_rate', 'duration_p95'],
  },
  {
    name: 'Consumers',
    dimension: 'event:consumer',
    metrics: ['requests', 'error_rate', 'duration_p95'],
  },
  { name: 'Statuses', dimension: 'event:status', metrics: ['requests', 'duration_p95'] },
  {
    name: 'Methods',
    dimension: 'event:method',
    metrics: ['requests', 'error_rate', 'duration_p95'],
  },
];

/** How the site's API is used: how often, how well and how fast it answers. */
export function Routes({ period }: { period: Period }) {
  return <Breakdown title="API" tabs={TABS} period={period} wide />;
}
