import { HEADLINES } from '../api/wire';
import { Bounded } from '../panels/bounded';
import { Devices } from '../panels/devices';
import { Events } from '../panels/events';
import { Failed } from '../panels/failed';
import { Headlines, hasRequests, type Totals, totalsOf } from '../panels/headlines';
import { NothingYet } from '../panels/nothing-yet';
import { Pages } from '../panels/pages';
import { PeopleAndBots } from '../panels/people-and-bots';
import { Places } from '../panels/places';
import { Routes } from '../panels/routes';
import { Sources } from '../panels/sources';
import { Times } from '../panels/times';
import { Trend } from '../panels/trend';
import { useLoaded } from '../state/loaded';
import type { Period } from '../state/period';
import { client } from '../state/session';
import { comparedName, nameOf, question, view } from '../state/view';

/** One site's numbers. */
export default function SitePage() {
  return <Bounded title={view.value.site}>{(period) => <Shown period={period} />}</Bounded>;
}

function Shown({ period }: { period: Period }) {
  const totals = useTotals(period);
  const routes = hasRequests(totals.value) && <Routes period={period} />;
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
            <Pages period={period} />
            <Sources period={period} />
            <Places period={period} />
            <Devices period={period} />
            <Events period={period} />
          </>
        )}
        <PeopleAndBots period={period} />
        {!empty && <Times period={period} />}
        {!mostlyApi && routes}
      </div>
    </>
  );
}

function useTotals({ span, before }: Period) {
  const asked = question(span, { metrics: HEADLINES });
  const past = before === null ? null : question(before, { metrics: HEADLINES });
  return useLoaded<Totals>(`${nameOf(asked)}/${comparedName()}`, async (signal) => {
    const [now, then] = await Promise.all([
      client.ask(asked, signal),
      // Without the period before there is just no change to show.
      past === null ? null : client.ask(past, signal).catch(() => null),
    ]);
    return totalsOf(now, then?.rows[0]);
  });
}

function isEmpty({ now }: Totals): boolean {
  return [...now.values()].every((value) => value === null || value === 0);
}
