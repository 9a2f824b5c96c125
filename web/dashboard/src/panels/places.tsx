import type { Period } from '../state/period';
import { text } from '../text/text';
import { Breakdown } from './breakdown';
import { OF_VISITS, type Tab } from './tabs';

const worldMap = () => import('../map/world-map');

/** Where visitors are, as far as their addresses tell. */
export function Places({ period }: { period: Period }) {
  const words = text.value.panels.places;
  const tabs: readonly Tab[] = [
    {
      name: words.map,
      dimension: 'visit:country',
      metrics: ['visitors', 'percentage'],
      full: [...OF_VISITS, 'percentage'],
      body: worldMap,
      leadsTo: 2,
    },
    {
      name: words.countries,
      dimension: 'visit:country',
      metrics: ['visitors', 'percentage'],
      full: [...OF_VISITS, 'percentage'],
      leadsTo: 2,
    },
    {
      name: words.regions,
      dimension: 'visit:region_name',
      metrics: ['visitors', 'percentage'],
      full: [...OF_VISITS, 'percentage'],
      leadsTo: 3,
      unknown: words.noCities,
    },
    {
      name: words.cities,
      dimension: 'visit:city_name',
      metrics: ['visitors', 'percentage'],
      full: [...OF_VISITS, 'percentage'],
      unknown: words.noCities,
    },
  ];
  return <Breakdown name="places" title={words.title} tabs={tabs} period={period} />;
}
