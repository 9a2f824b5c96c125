import type { Period } from '../state/period';
import { Breakdown } from './breakdown';
import type { Tab } from './tabs';

const TABS: readonly Tab[] = [
  { name: 'Who', dimension: 'visit:bot', metrics: ['visitors', 'events'], withBots: true },
];

/** Who the traffic is from; bots are listed here even where they are not counted. */
export function PeopleAndBots({ period }: { period: Period }) {
  return <Breakdown title="People and bots" tabs={TABS} period={period} />;
}
