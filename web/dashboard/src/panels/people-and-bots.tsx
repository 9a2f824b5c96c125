import type { Period } from '../state/period';
import { text } from '../text/text';
import { Breakdown } from './breakdown';
import type { Tab } from './tabs';

/** Who the traffic is from; bots are listed here even where they are not counted. */
export function PeopleAndBots({ period }: { period: Period }) {
  const words = text.value.panels.who;
  const tabs: readonly Tab[] = [
    { name: words.who, dimension: 'visit:bot', metrics: ['visitors', 'events'], withBots: true },
  ];
  return <Breakdown name="who" title={words.title} tabs={tabs} period={period} />;
}
