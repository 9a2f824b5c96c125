import type { Period } from '../state/period';
import { text } from '../text/text';
import { Breakdown } from './breakdown';
import { OF_VISITS, type Tab } from './tabs';

/** Which pages people saw, came in by and left from, and on which host. */
export function Pages({ period }: { period: Period }) {
  const words = text.value.panels.pages;
  const tabs: readonly Tab[] = [
    {
      name: words.top,
      dimension: 'event:page',
      metrics: ['visitors', 'pageviews'],
      full: ['visitors', 'pageviews', 'bounce_rate', 'time_on_page', 'scroll_depth'],
      filters: [['is', 'event:kind', ['pageview']]],
    },
    { name: words.entry, dimension: 'visit:entry_page', metrics: ['visits'], full: OF_VISITS },
    { name: words.exit, dimension: 'visit:exit_page', metrics: ['visits'], full: OF_VISITS },
    {
      name: words.hosts,
      dimension: 'event:hostname',
      metrics: ['visitors', 'pageviews'],
      filters: [['is', 'event:kind', ['pageview']]],
    },
  ];
  return <Breakdown name="pages" title={words.title} tabs={tabs} period={period} />;
}
