import { useMemo } from 'preact/hooks';
import type { Filter } from '../api/wire';
import { Chart } from '../chart/chart';
import { seriesOf } from '../chart/series';
import { Failed } from '../panels/failed';
import { spanKey } from '../state/chosen-span';
import { useLoadedOnce } from '../state/loaded';
import { client } from '../state/session';
import { go, period, view } from '../state/view';

/** Uses over the range, of one tag or of all; the numbers stand in a table below it. */
export function UsesChart({ tag, turn }: { tag: string | null; turn: number }) {
  const { site } = view.value;
  const range = period.value;
  const grain = range?.grain ?? 'month';
  const named: readonly Filter[] = tag === null ? [] : [['is', 'event:name', [tag]]];
  const key = JSON.stringify([site, spanKey(), grain, tag, turn]);
  const found = useLoadedOnce(`uses/${key}`, async (signal) => {
    const answer = await client.ask(
      {
        site_id: site,
        metrics: ['events'],
        date_range: range?.span ?? 'all',
        dimensions: [`time:${grain}`],
        filters: [['is', 'event:kind', ['tag']], ...named],
        // Whoever calls an address uses the tag, whatever their program is.
        include: { time_labels: true, bots: true },
      },
      signal,
    );
    return { answer, grain, clock: range?.now ?? null };
  });
  const series = useMemo(() => {
    const { answer, clock } = found.value ?? { answer: null, clock: null };
    return answer && seriesOf(answer.rows, answer.timeLabels, clock, 0);
  }, [found.value]);
  const pick = (first: string, last: string) => {
    const [from, to] = [first.slice(0, 10), last.slice(0, 10)];
    if (from !== '' && from <= to) {
      go({ range: 'custom', from, to, by: null });
    }
  };
  if (found.failure !== null) {
    return <Failed failure={found.failure} again={found.again} />;
  }
  return (
    <div class={found.waiting ? 'trend-body stale' : 'trend-body'} aria-busy={found.waiting}>
      {series === null || found.value === null ? (
        <div class="chart bone" />
      ) : (
        <Chart
          metric="events"
          grain={found.value.grain}
          series={series}
          before={null}
          marks={new Map()}
          openMarks={() => undefined}
          onPick={pick}
        />
      )}
    </div>
  );
}
