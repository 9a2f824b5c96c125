import type { Period } from '../state/period';
import { Breakdown } from './breakdown';
import type { Tab } from './tabs';

const TABS: readonly Tab[] = [
  {
    name: 'Countries',
    dimension: 'visit:country',
    metrics: ['visitors', 'percentage'],
  },
  { name: 'Regions', dimension: 'visit:region_name', metrics: ['visitors', 'percentage'] },
  { name: 'Cities', dimension: 'visit:city_name', metrics: ['visitors', 'percentage'] },
];

/** Where visitors are, as far as their addresses tell. */
export function Places({ period }: { period: Period }) {
  return <Breakdown title="Places" tabs={TABS} period={period} />;
}
