import { NOT_SET } from '../format/names';
import type { Period } from '../state/period';
import { text } from '../text/text';
import { Breakdown } from './breakdown';
import { OF_VISITS, type Tab } from './tabs';

/** Where visits came from. */
export function Sources({ period }: { period: Period }) {
  const words = text.value.panels.sources;
  const visits = { metrics: ['visitors'], full: OF_VISITS } as const;
  const campaign = (name: string, dimension: string): Tab => ({
    name,
    dimension,
    ...visits,
    group: words.campaigns,
    filters: [['is_not', dimension, [NOT_SET]]],
  });
  const tabs: readonly Tab[] = [
    { name: words.sources, dimension: 'visit:source', ...visits },
    { name: words.channels, dimension: 'visit:channel', ...visits },
    { name: words.referrers, dimension: 'visit:referrer', ...visits },
    campaign(words.campaigns, 'visit:utm_campaign'),
    campaign(words.utmSources, 'visit:utm_source'),
    campaign(words.mediums, 'visit:utm_medium'),
    campaign(words.contents, 'visit:utm_content'),
    campaign(words.terms, 'visit:utm_term'),
  ];
  return <Breakdown name="sources" title={words.title} tabs={tabs} period={period} />;
}
