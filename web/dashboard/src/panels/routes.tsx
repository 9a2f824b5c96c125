import type { Period } from '../state/period';
import { text } from '../text/text';
import { Breakdown } from './breakdown';
import { OF_REQUESTS, type Tab } from './tabs';

/** How the site's API is used: how often, how well and how fast it answers. */
export function Routes({ period }: { period: Period }) {
  const words = text.value.panels.routes;
  const tabs: readonly Tab[] = [
    {
      name: words.routes,
      dimension: 'event:route',
      metrics: ['requests', 'error_rate', 'duration_p95'],
      full: OF_REQUESTS,
    },
    {
      name: words.consumers,
      dimension: 'event:consumer',
      metrics: ['requests', 'error_rate', 'duration_p95'],
      full: OF_REQUESTS,
    },
    {
      name: words.statuses,
      dimension: 'event:status',
      metrics: ['requests', 'duration_p95'],
      full: OF_REQUESTS,
    },
    {
      name: words.methods,
      dimension: 'event:method',
      metrics: ['requests', 'error_rate', 'duration_p95'],
      full: OF_REQUESTS,
    },
  ];
  return <Breakdown name="routes" title={words.title} tabs={tabs} period={period} wide />;
}
