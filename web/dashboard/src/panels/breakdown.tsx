import { useId } from 'preact/hooks';
import { Chunk } from '../frame/chunk';
import { picked, toggle } from '../state/filters';
import type { Period } from '../state/period';
import { go, keep, view } from '../state/view';
import { text } from '../text/text';
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

/** What draws a tab's values. */
export interface BodyProps {
  readonly id: string;
  readonly tab: Tab;
  readonly period: Period;
  /** Takes a value, and what it belongs to, to filter by; or takes it away. */
  readonly pick: (values: readonly string[]) => void;
}

/** A panel that lists the most frequent values of a dimension, with tabs for its kin. */
export function Breakdown({ name, title, tabs, period, wide }: BreakdownProps) {
  const wanted = view.value.own[name] ?? '';
  const at = Math.max(
    0,
    tabs.findIndex(({ key }, index) => wanted === String(index) || wanted === key),
  );
  const opened = tabs.findIndex((_, index) => view.value.details === `${name}.${index}`);
  const id = useId();
  const tab = tabs[at] ?? tabs[0];
  const shown = tabs[opened];
  if (tab === undefined) {
    return null;
  }
  const body: BodyProps = { id, tab, period, pick: (values) => pickIn(name, tab, values) };
  return (
    <section class={wide ? 'card panel panel-wide' : 'card panel'} aria-labelledby={`${id}-title`}>
      <div class="panel-head">
        <h2 id={`${id}-title`}>{title}</h2>
        {tabs.length > 1 && (
          <Tabs
            id={id}
            tabs={tabs}
            at={at}
            choose={(index) => keep(name, index === 0 ? '' : (tabs[index]?.key ?? String(index)))}
          />
        )}
      </div>
      {tab.body === undefined ? (
        <Rows key={`${tab.dimension}/${at}`} {...body} />
      ) : (
        <Chunk load={tab.body} given={body} meanwhile={<div class="rows-box bone" />} />
      )}
      <p class="more">
        <button
          type="button"
          class="plain"
          aria-label={text.value.panels.detailsOf(tab.name)}
          onClick={() => go({ details: `${name}.${at}` })}
        >
          {text.value.panels.details}
        </button>
      </p>
      {shown !== undefined && (
        <RowsDetails tab={shown} period={period} pick={(values) => pickIn(name, shown, values)} />
      )}
    </section>
  );
}

function pickIn(name: string, tab: Tab, [value = '', owner]: readonly string[]): void {
  const { filters, own } = view.value;
  const next = toggle(filters, tab.dimension, value);
  const taken = picked(next, tab.dimension, value);
  const further = tab.leadsTo !== undefined && taken;
  const beside =
    taken && tab.of !== undefined && owner !== undefined && !picked(next, tab.of, owner);
  go({
    filters: beside ? toggle(next, tab.of, owner) : next,
    details: '',
    own: further ? { ...own, [name]: String(tab.leadsTo) } : own,
  });
}
