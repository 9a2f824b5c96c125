import { Link } from '../../frame/link';
import type { Period } from '../../state/period';
import { view } from '../../state/view';
import { text } from '../../text/text';
import { Breakdown } from '../breakdown';
import { OF_REQUESTS, type Tab } from '../tabs';
import { ConsumersTable } from './consumers-table';
import { ExchangeList } from './exchange-list';
import { ApiNumbers } from './numbers';
import { Latencies, Statuses } from './over-time';
import { RouteName } from './route-name';
import { ofRoute, type Scope } from './scope';

/** One route: how it answers, to whom, and what was asked. */
export function OneRoute({ period }: { period: Period }) {
  const { method = '', route = '', ...own } = view.value.own;
  const words = text.value.api;
  const filters = ofRoute(method, route);
  const scope: Scope = { period, filters };
  const tab = (name: string, dimension: string): Tab => ({
    name,
    dimension,
    metrics: ['requests', 'error_rate', 'duration_p95'],
    full: OF_REQUESTS,
    filters,
  });
  const panels = text.value.panels.routes;
  return (
    <>
      <p class="crumbs">
        <Link to={{ own }}>{words.allRoutes}</Link>
      </p>
      <h1 class="route-title">
        <RouteName method={method} route={route} />
      </h1>
      <ApiNumbers scope={scope} found={() => {}} />
      <div class="panels">
        <Statuses scope={scope} />
        <Latencies scope={scope} />
        <Breakdown
          name="statuses"
          title={panels.statuses}
          tabs={[tab(panels.statuses, 'event:status')]}
          period={period}
        />
        <Breakdown
          name="paths"
          title={words.paths}
          tabs={[tab(words.paths, 'event:page')]}
          period={period}
        />
        <ConsumersTable scope={scope} />
        <ExchangeList method={method} route={route} period={period} />
      </div>
    </>
  );
}
