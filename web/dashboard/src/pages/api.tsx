import { useState } from 'preact/hooks';
import { ConsumersTable } from '../panels/api/consumers-table';
import { NoRequests } from '../panels/api/no-requests';
import { ApiNumbers } from '../panels/api/numbers';
import { OneRoute } from '../panels/api/one-route';
import { Latencies, Statuses } from '../panels/api/over-time';
import { RoutesTable } from '../panels/api/routes-table';
import type { Scope } from '../panels/api/scope';
import { Failing, Slowest } from '../panels/api/worst';
import { Bounded } from '../panels/bounded';
import type { Period } from '../state/period';
import { view } from '../state/view';
import { text } from '../text/text';
import '../style/api.css';

/** How the site's API is used, by whom, and how it answers; or one of its routes. */
export default function ApiPage() {
  const route = view.value.own.route ?? '';
  return (
    <Bounded title={text.value.api.title(view.value.site)}>
      {(period) => (route === '' ? <Overview period={period} /> : <OneRoute period={period} />)}
    </Bounded>
  );
}

function Overview({ period }: { period: Period }) {
  const [requests, found] = useState<number | null>(null);
  const scope: Scope = { period, filters: [] };
  return (
    <>
      <ApiNumbers scope={scope} found={found} />
      {requests === 0 ? (
        <NoRequests />
      ) : (
        <div class="panels">
          <Statuses scope={scope} />
          <Latencies scope={scope} />
          <Slowest scope={scope} />
          <Failing scope={scope} />
          <RoutesTable scope={scope} requests={requests ?? 0} />
          <ConsumersTable scope={scope} />
        </div>
      )}
    </>
  );
}
