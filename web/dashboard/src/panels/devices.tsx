import type { Period } from '../state/period';
import { Breakdown } from './breakdown';
import type { Tab } from './tabs';

const TABS: readonly Tab[] = [
  { name: 'Devices', dimension: 'visit:device', metrics: ['visitors', 'percentage'] },
  { name: 'Browsers', dimension: 'visit:browser', metrics: ['visitors', 'percentage'] },
  { name: 'Systems', dimension: 'visit:os', metrics: ['visitors', 'percentage'] },
];

/** What visitors look at the site with. */
export function Devices({ period }: { period: Period }) {
  return <Breakdown title="Devices" tabs={TABS} period={period} />;
}
