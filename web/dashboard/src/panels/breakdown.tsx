import { useEffect, useId, useState } from 'preact/hooks';
import type { Filter, Metric, Row } from '../api/wire';
import { valueName } from '../format/names';
import { brief, full, LOOKS } from '../format/numbers';
import { picked } from '../state/filters';
import { useLoaded } from '../state/loaded';
import type { Period } from '../state/period';
import { client } from '../state/session';
import { nameOf, question, toggleFilter, view } from '../state/view';
import { Failed } from './failed';

/** One way to split the traffic: a dimension and the numbers beside it. */
export interface Tab {
  readonly name: string;
  readonly dimension: string;
  /** The first one orders the rows and draws their bars. */
  readonly metrics: readonly Metric[];
  readonly filters?: readonly Filter[];
  /** Counts bots whatever the page's switch says. */
  readonly withBots?: true;
}

const FEW = 9;
const MANY = 200;

interface BreakdownProps {
  readonly title: string;
  readonly tabs: readonly Tab[];
  readonly period: Period;
  /** Takes the page's whole width. */
  readonly wide?: true;
}

/** A panel that lists the most frequent values of a dimension, with tabs for its kin. */
export function Breakdown({ title, tabs, period, wide }: BreakdownProps) {
  const [at, setAt] = useState(0);
  const [many, setMany] = useState(false);
  const id = useId();
  const tab = tabs[at] ?? tabs[0];
  useEffect(() => setMany(false), [at, view.value.site]);
  if (tab === undefined) {
    return null;
  }
  return (
    <section class={wide ? 'card panel panel-wide' : 'card panel'} aria-labelledby={`${id}-title`}>
      <div class="panel-head">
        <h2 id={`${id}-title`}>{title}</h2>
        {tabs.length > 1 && <Tabs id={id} tabs={tabs} at={at} choose={setAt} />}
      </div>
      <Rows
        key={tab.dimension}
        id={id}
        tab={tab}
        period={period}
        limit={many ? MANY : FEW}
        more={() => setMany(!many)}
      />
    </section>
  );
}

interface TabsProps {
  readonly id: string;
  readonly tabs: readonly Tab[];
  readonly at: number;
  readonly choose: (at: number) => void;
}

function Tabs({ id, tabs, at, choose }: TabsProps) {
  const move = (event: KeyboardEvent) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (step !== undefined) {
      const next = (at + step + tabs.length) % tabs.length;
      choose(next);
      document.getElementById(`${id}-tab-${next}`)?.focus();
    }
  };
  return (
    <div class="tabs" role="tablist" onKeyDown={move}>
      {tabs.map((tab, index) => (
        <button
          key={tab.name}
          id={`${id}-tab-${index}`}
          type="button"
          role="tab"
          aria-selected={index === at}
          aria-controls={`${id}-rows`}
          tabIndex={index === at ? 0 : -1}
          onClick={() => choose(index)}
        >
          {tab.name}
        </button>
      ))}
    </div>
  );
}

interface RowsProps {
  readonly id: string;
  readonly tab: Tab;
  readonly period: Period;
  readonly limit: number;
  readonly more: () => void;
}

function Rows({ id, tab, period, limit, more }: RowsProps) {
  const loaded = useRows(tab, period, limit);
  if (loaded.failure !== null) {
    return <Failed failure={loaded.failure} again={loaded.again} />;
  }
  if (loaded.value === null) {
    return <div id={`${id}-rows`} class="rows-box bone" />;
  }
  const rows = loaded.value;
  const shown = rows.slice(0, limit);
  const most = Math.max(...shown.map((row) => row.metrics[0] ?? 0), 0);
  return (
    <>
      <div
        id={`${id}-rows`}
        class={loaded.waiting ? 'rows-box stale' : 'rows-box'}
        aria-busy={loaded.waiting}
        {...(limit === MANY ? { tabIndex: 0, role: 'region', 'aria-label': tab.name } : {})}
      >
        <table class="rows">
          <thead>
            <tr>
              <th scope="col">{tab.name}</th>
              {tab.metrics.map((metric) => (
                <th key={metric} scope="col" title={LOOKS[metric].meaning}>
                  {LOOKS[metric].name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <Line key={row.dimensions[0]} row={row} tab={tab} most={most} />
            ))}
          </tbody>
        </table>
        {shown.length === 0 && <p class="nobody">Nothing in this range.</p>}
      </div>
      <p class="more">
        {(rows.length > FEW || limit === MANY) && (
          <button type="button" class="plain" aria-expanded={limit === MANY} onClick={more}>
            {limit === MANY ? 'Show fewer' : 'Show more'}
          </button>
        )}
      </p>
    </>
  );
}

function useRows(tab: Tab, period: Period, limit: number) {
  const asked = question(period.span, {
    metrics: tab.metrics,
    dimensions: [tab.dimension],
    ...(tab.filters === undefined ? {} : { filters: tab.filters }),
    order_by: [[tab.metrics[0] ?? 'visitors', 'desc']],
    include: tab.withBots === undefined ? {} : { bots: true },
    // One more than shown tells whether there are more.
    pagination: { limit: limit + 1, offset: 0 },
  });
  return useLoaded<readonly Row[]>(nameOf(asked), async (signal) => {
    const answer = await client.ask(asked, signal);
    return answer.rows.filter((row) => (row.metrics[0] ?? 0) > 0);
  });
}

function Line({ row, tab, most }: { row: Row; tab: Tab; most: number }) {
  const value = row.dimensions[0] ?? '';
  const name = valueName(tab.dimension, value);
  const chosen = picked(view.value.filters, tab.dimension, value);
  const share = most > 0 ? ((row.metrics[0] ?? 0) / most) * 100 : 0;
  return (
    <tr>
      <th scope="row">
        <span class="bar" style={{ width: `${share}%` }} />
        <button
          type="button"
          class="value"
          aria-pressed={chosen}
          title={chosen ? `Remove the filter: ${name}` : `Show only: ${name}`}
          onClick={() => toggleFilter(tab.dimension, value)}
        >
          {name}
        </button>
      </th>
      {tab.metrics.map((metric, at) => (
        <td key={metric} title={full(metric, row.metrics[at] ?? null)}>
          {brief(metric, row.metrics[at] ?? null)}
        </td>
      ))}
    </tr>
  );
}
