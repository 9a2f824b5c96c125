import type { ComponentType } from 'preact';
import type { Filter, Metric } from '../api/wire';
import type { BodyProps } from './breakdown';

/** One way to split the traffic: a dimension and the numbers beside it. */
export interface Tab {
  readonly name: string;
  readonly dimension: string;
  /** What its values belong to, and are told apart by: a version's browser. */
  readonly of?: string;
  /** The first one orders the rows and draws their bars. */
  readonly metrics: readonly Metric[];
  /** All the numbers of its details dialog, where they are more. */
  readonly full?: readonly Metric[];
  readonly filters?: readonly Filter[];
  /** Its word in the address, where its place may change. */
  readonly key?: string;
  /** Also tells how many of all visitors each value was seen of. */
  readonly conversions?: true;
  /** Tabs of the same group are folded into one choice of that name. */
  readonly group?: string;
  /** Counts bots whatever the page's switch says. */
  readonly withBots?: true;
  /** Loads what shows the values in another way than as rows. */
  readonly body?: () => Promise<{ readonly default: ComponentType<BodyProps> }>;
  /** The place of the tab that splits a picked value further. */
  readonly leadsTo?: number;
  /** Said where the value is known of nothing. */
  readonly unknown?: string;
}

export const OF_VISITS: readonly Metric[] = [
  'visitors',
  'visits',
  'views_per_visit',
  'bounce_rate',
  'visit_duration',
];

export const OF_REQUESTS: readonly Metric[] = [
  'requests',
  'errors',
  'error_rate',
  'duration_p50',
  'duration_p95',
  'duration_p99',
  'bytes_out',
];

interface TabsProps {
  readonly id: string;
  readonly tabs: readonly Tab[];
  readonly at: number;
  readonly choose: (at: number) => void;
}

/** The tabs of a panel, those of a group folded; the arrow keys go from one to the next. */
export function Tabs({ id, tabs, at, choose }: TabsProps) {
  const plain = tabs.flatMap((tab, index) => (tab.group === undefined ? [index] : []));
  const groups = [...new Set(tabs.flatMap(({ group }) => (group === undefined ? [] : [group])))];
  const first = plain.includes(at) ? at : plain[0];
  const move = (event: KeyboardEvent) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (step !== undefined) {
      const from = plain.indexOf(at);
      const next = plain[(from + step + plain.length) % plain.length] ?? 0;
      choose(next);
      document.getElementById(`${id}-tab-${next}`)?.focus();
    }
  };
  return (
    <div class="tabs">
      <div class="tabs-list" role="tablist" onKeyDown={move}>
        {plain.map((index) => (
          <button
            key={index}
            id={`${id}-tab-${index}`}
            type="button"
            role="tab"
            aria-selected={index === at}
            aria-controls={`${id}-rows`}
            tabIndex={index === first ? 0 : -1}
            onClick={() => choose(index)}
          >
            {tabs[index]?.name}
          </button>
        ))}
      </div>
      {groups.map((group) => (
        <Folded key={group} group={group} tabs={tabs} at={at} choose={choose} />
      ))}
    </div>
  );
}

type FoldedProps = Omit<TabsProps, 'id'> & { readonly group: string };

/** The tabs of one group. */
function Folded({ group, tabs, at, choose }: FoldedProps) {
  const chosen = tabs[at]?.group === group;
  return (
    <select
      class={chosen ? 'tabs-more chosen' : 'tabs-more'}
      aria-label={group}
      value={chosen ? String(at) : ''}
      onChange={(event) => choose(Number(event.currentTarget.value))}
    >
      {!chosen && (
        <option value="" disabled hidden>
          {group}
        </option>
      )}
      {tabs.map(
        (tab, index) =>
          tab.group === group && (
            <option key={tab.name} value={String(index)}>
              {tab.name}
            </option>
          ),
      )}
    </select>
  );
}
