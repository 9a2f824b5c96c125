import type { Period } from '../state/period';
import { text } from '../text/text';
import { Breakdown } from './breakdown';
import { OF_VISITS, type Tab } from './tabs';

const worldMap = () => import('../map/world-map');

/** Where visitors are, as far as their addresses tell. */
export function Places({ period }: { period: Period }) {
  const words = text.value.panels.places;
  const share: Pick<Tab, 'metrics' | 'full'> = {
    metrics: ['visitors', 'percentage'],
    full: [...OF_VISITS, 'percentage'],
  };
  const unknown = words.noCities;
  const tabs: readonly Tab[] = [
    { name: words.map, dimension: 'visit:country', body: worldMap, leadsTo: 2, ...share },
    { name: words.countries, dimension: 'visit:country', leadsTo: 2, ...share },
    { name: words.regions, dimension: 'visit:region_name', leadsTo: 3, unknown, ...share },
    { name: words.cities, dimension: 'visit:city_name', unknown, ...share },
  ];
  return <Breakdown name="places" title={words.title} tabs={tabs} period={period} />;
}
