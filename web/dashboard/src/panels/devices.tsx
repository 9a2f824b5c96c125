import type { Period } from '../state/period';
import { text } from '../text/text';
import { Breakdown } from './breakdown';
import { OF_VISITS, type Tab } from './tabs';

/** What visitors look at the site with. */
export function Devices({ period }: { period: Period }) {
  const words = text.value.panels.devices;
  const tabs: readonly Tab[] = [
    {
      name: words.devices,
      dimension: 'visit:device',
      metrics: ['visitors', 'percentage'],
      full: [...OF_VISITS, 'percentage'],
    },
    {
      name: words.browsers,
      dimension: 'visit:browser',
      metrics: ['visitors', 'percentage'],
      full: [...OF_VISITS, 'percentage'],
    },
    {
      name: words.systems,
      dimension: 'visit:os',
      metrics: ['visitors', 'percentage'],
      full: [...OF_VISITS, 'percentage'],
    },
    {
      name: words.browserVersions,
      dimension: 'visit:browser_version',
      metrics: ['visitors', 'percentage'],
      full: [...OF_VISITS, 'percentage'],
    },
    {
      name: words.systemVersions,
      dimension: 'visit:os_version',
      metrics: ['visitors', 'percentage'],
      full: [...OF_VISITS, 'percentage'],
    },
  ];
  return <Breakdown name="devices" title={words.title} tabs={tabs} period={period} />;
}
