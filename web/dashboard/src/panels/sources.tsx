import type { Period } from '../state/period';
import { Breakdown } from './breakdown';
import type { Tab } from './tabs';

const TABS: readonly Tab[] = [
  { name: 'Sources', dimension: 'visit:source', metrics: ['visitors'] },
  { name: 'Channels', dimension: 'visit:channel', metrics: ['visitors'] },
  { name: 'Referrers', dimension: 'visit:referrer', metrics: ['visitors'] },
  { name: 'Campaigns', dimension: 'visit:utm_campaign', metrics: ['visitors'] },
];

/** Where visits came from. */
export function Sources({ period }: { period: Period }) {
  return <Breakdown title="Sources" tabs={TABS} period={period} />;
}
