import { only } from '../state/filters';
import type { Period } from '../state/period';
import { view } from '../state/view';
import { text } from '../text/text';
import { Breakdown } from './breakdown';
import { OF_VISITS, type Tab } from './tabs';

/** What visitors look at the site with. */
export function Devices({ period }: { period: Period }) {
  const words = text.value.panels.devices;
  const { filters } = view.value;
  const share: Pick<Tab, 'metrics' | 'full'> = {
    metrics: ['visitors', 'percentage'],
    full: [...OF_VISITS, 'percentage'],
  };
  const versions = (of: string, all: string) => {
    const one = only(filters, of);
    return one === '' ? all : text.value.panels.versions(one);
  };
  const group = words.versions;
  const tabs: readonly Tab[] = [
    { name: words.devices, dimension: 'visit:device', ...share },
    { name: words.browsers, dimension: 'visit:browser', leadsTo: 3, ...share },
    { name: words.systems, dimension: 'visit:os', leadsTo: 4, ...share },
    {
      name: versions('visit:browser', words.browserVersions),
      dimension: 'visit:browser_version',
      of: 'visit:browser',
      group,
      ...share,
    },
    {
      name: versions('visit:os', words.systemVersions),
      dimension: 'visit:os_version',
      of: 'visit:os',
      group,
      ...share,
    },
  ];
  return <Breakdown name="devices" title={words.title} tabs={tabs} period={period} />;
}
