import { useState } from 'preact/hooks';
import { Seen } from '../frame/seen';
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
import { FOREMOST, StandingOf } from '../state/standing';
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
    <StandingOf.Provider value={FOREMOST}>
      <ApiNumbers scope={scope} found={found} />
      {requests === 0 ? (
        <NoRequests />
      ) : (
        <div class="panels">
          <Seen>
            <Statuses scope={scope} />
          </Seen>
          <Seen>
            <Latencies scope={scope} />
          </Seen>
          <Seen>
            <Slowest scope={scope} />
          </Seen>
          <Seen>
            <Failing scope={scope} />
          </Seen>
          <Seen wide>
            <RoutesTable scope={scope} requests={requests ?? 0} />
          </Seen>
          <Seen wide>
            <ConsumersTable scope={scope} />
          </Seen>
        </div>
      )}
    </StandingOf.Provider>
  );
}
