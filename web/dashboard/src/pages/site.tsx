import { Seen } from '../frame/seen';
import { Bounded } from '../panels/bounded';
import { Devices } from '../panels/devices';
import { Events } from '../panels/events';
import { Failed } from '../panels/failed';
import { Headlines } from '../panels/headlines';
import { NothingYet } from '../panels/nothing-yet';
import { Pages } from '../panels/pages';
import { PeopleAndBots } from '../panels/people-and-bots';
import { Places } from '../panels/places';
import { Routes } from '../panels/routes';
import { Sources } from '../panels/sources';
import { Times } from '../panels/times';
import { Trend } from '../panels/trend';
import type { Period } from '../state/period';
import { FOREMOST, StandingOf } from '../state/standing';
import { hasRequests, isEmpty, useTotals } from '../state/totals';
import { view } from '../state/view';

/** One site's numbers. */
export default function SitePage() {
  return (
    <StandingOf.Provider value={FOREMOST}>
      <Bounded title={view.value.site}>{(period) => <Shown period={period} />}</Bounded>
    </StandingOf.Provider>
  );
}

function Shown({ period }: { period: Period }) {
  const totals = useTotals(period);
  const routes = hasRequests(totals.value) && (
    <Seen wide>
      <Routes period={period} />
    </Seen>
  );
  const mostlyApi = (totals.value?.now.get('pageviews') ?? 0) === 0;
  const empty = !totals.waiting && totals.value !== null && isEmpty(totals.value);
  return (
    <>
      {totals.failure !== null ? (
        <Failed failure={totals.failure} again={totals.again} />
      ) : (
        <Headlines totals={totals.value} waiting={totals.waiting} period={period} />
      )}
      {empty ? <NothingYet /> : <Trend period={period} />}
      <div class="panels">
        {!empty && (
          <>
            {mostlyApi && routes}
            <Seen>
              <Pages period={period} />
            </Seen>
            <Seen>
              <Sources period={period} />
            </Seen>
            <Seen>
              <Places period={period} />
            </Seen>
            <Seen>
              <Devices period={period} />
            </Seen>
            <Seen>
              <Events period={period} />
            </Seen>
          </>
        )}
        <Seen>
          <PeopleAndBots period={period} />
        </Seen>
        {!empty && (
          <Seen wide>
            <Times period={period} />
          </Seen>
        )}
        {!mostlyApi && routes}
      </div>
    </>
  );
}
