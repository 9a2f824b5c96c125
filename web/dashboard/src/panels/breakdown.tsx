import { useEffect, useId, useState } from 'preact/hooks';
import type { Period } from '../state/period';
import { view } from '../state/view';
import { FEW, MANY, Rows } from './rows';
import { type Tab, Tabs } from './tabs';

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
