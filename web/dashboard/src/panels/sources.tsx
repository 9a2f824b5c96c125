import type { Period } from '../state/period';
import { text } from '../text/text';
import { Breakdown } from './breakdown';
import { OF_VISITS, type Tab } from './tabs';

/** Where visits came from. */
export function Sources({ period }: { period: Period }) {
  const words = text.value.panels.sources;
  const tabs: readonly Tab[] = [
    { name: words.sources, dimension: 'visit:source', metrics: ['visitors'], full: OF_VISITS },
    { name: words.channels, dimension: 'visit:channel', metrics: ['visitors'], full: OF_VISITS },
    { name: words.referrers, dimension: 'visit:referrer', metrics: ['visitors'], full: OF_VISITS },
    {
      name: words.campaigns,
      dimension: 'visit:utm_campaign',
      metrics: ['visitors'],
      full: OF_VISITS,
    },
    {
      name: words.utmSources,
      dimension: 'visit:utm_source',
      metrics: ['visitors'],
      full: OF_VISITS,
    },
    { name: words.mediums, dimension: 'visit:utm_medium', metrics: ['visitors'], full: OF_VISITS },
    {
      name: words.contents,
      dimension: 'visit:utm_content',
      metrics: ['visitors'],
      full: OF_VISITS,
    },
    { name: words.terms, dimension: 'visit:utm_term', metrics: ['visitors'], full: OF_VISITS },
  ];
  return <Breakdown name="sources" title={words.title} tabs={tabs} period={period} />;
}
