import type { ComponentType } from 'preact';
import type { Filter, Metric } from '../api/wire';
import type { BodyProps } from './breakdown';

/** One way to split the traffic: a dimension and the numbers beside it. */
export interface Tab {
  readonly name: string;
  readonly dimension: string;
  /** The first one orders the rows and draws their bars. */
  readonly metrics: readonly Metric[];
  /** All the numbers of its details dialog, where they are more. */
  readonly full?: readonly Metric[];
  readonly filters?: readonly Filter[];
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

/** The tabs of a panel; the arrow keys go from one to the next. */
export function Tabs({ id, tabs, at, choose }: TabsProps) {
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
