import { useId } from 'preact/hooks';
import type { Period } from '../state/period';
import { go, keep, view } from '../state/view';
import { Rows } from './rows';
import { RowsDetails } from './rows-details';
import { type Tab, Tabs } from './tabs';

interface BreakdownProps {
  /** Its word in the address. */
  readonly name: string;
  readonly title: string;
  readonly tabs: readonly Tab[];
  readonly period: Period;
  /** Takes the page's whole width. */
  readonly wide?: true;
}

/** A panel that lists the most frequent values of a dimension, with tabs for its kin. */
export function Breakdown({ name, title, tabs, period, wide }: BreakdownProps) {
  const at = Math.max(
    0,
    tabs.findIndex((_, index) => view.value.own[name] === String(index)),
  );
  const opened = tabs.findIndex((_, index) => view.value.details === `${name}.${index}`);
  const id = useId();
  const tab = tabs[at] ?? tabs[0];
  if (tab === undefined) {
    return null;
  }
  return (
    <section class={wide ? 'card panel panel-wide' : 'card panel'} aria-labelledby={`${id}-title`}>
      <div class="panel-head">
        <h2 id={`${id}-title`}>{title}</h2>
        {tabs.length > 1 && (
          <Tabs
            id={id}
            tabs={tabs}
            at={at}
            choose={(index) => keep(name, index === 0 ? '' : String(index))}
          />
        )}
      </div>
      <Rows
        key={`${tab.dimension}/${at}`}
        id={id}
        tab={tab}
        period={period}
        more={() => go({ details: `${name}.${at}` })}
      />
      {tabs[opened] !== undefined && <RowsDetails tab={tabs[opened]} period={period} />}
    </section>
  );
}
