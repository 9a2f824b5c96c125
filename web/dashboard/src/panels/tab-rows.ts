import type { Answer, Metric, Question, Row } from '../api/wire';
import { NOT_SET, valueName } from '../format/names';
import type { Period } from '../state/period';
import { client } from '../state/session';
import { question } from '../state/view';
import type { Tab } from './tabs';

/** Worked out here for what has no goal: the server tells it only of goals. */
const CONVERSION: Metric = 'conversion_rate';

/** What a tab's rows are split by: its dimension, and what its values belong to. */
export function dimensionsOf({ dimension, of }: Tab): readonly string[] {
  return of === undefined ? [dimension] : [dimension, of];
}

/** A row's name for people: `Germany`, `Chrome 154.0`. */
export function rowName({ dimension, of }: Tab, { dimensions: [value = '', owner] }: Row): string {
  const name = valueName(dimension, value);
  return of === undefined || owner === undefined ? name : `${valueName(of, owner)} ${name}`;
}

/** Whether nothing is known of the row's value. */
export function isUnknown({ dimensions: [value] }: Row): boolean {
  return value === '' || value === NOT_SET;
}

/** The numbers of a tab's rows, in their order; all of them for its details. */
export function metricsOf({ metrics, full, conversions }: Tab, all: boolean): readonly Metric[] {
  const shown = all ? (full ?? metrics) : metrics;
  return conversions ? [...shown, CONVERSION] : shown;
}

/** What can be asked of a tab beyond its dimension. */
export type Asking = Pick<Question, 'filters' | 'pagination'> & {
  readonly all: boolean;
  readonly order: readonly [metric: string, direction: 'asc' | 'desc'];
};

/** The question for a tab's rows. */
export function tabQuestion(tab: Tab, period: Period, asking: Asking): Question {
  const { all, order, filters = [], pagination } = asking;
  const [by, direction] = order;
  return question(period.span, {
    metrics: all ? (tab.full ?? tab.metrics) : tab.metrics,
    dimensions: dimensionsOf(tab),
    filters: [...(tab.filters ?? []), ...filters],
    // Who did it is to all visitors as the share is.
    order_by: [[tab.conversions && by === CONVERSION ? 'visitors' : by, direction]],
    include: {
      ...(all ? { total_rows: true as const } : {}),
      ...(tab.withBots ? { bots: true as const } : {}),
    },
    ...(pagination === undefined ? {} : { pagination }),
  });
}

/** Asks for a tab's rows, with the share of all visitors behind their numbers where it is wanted. */
export async function askTab(
  tab: Tab,
  period: Period,
  asked: Question,
  signal: AbortSignal,
): Promise<Answer> {
  if (!tab.conversions) {
    return client.ask(asked, signal);
  }
  const everyone = question(period.span, { metrics: ['visitors'] });
  const [answer, all] = await Promise.all([
    client.ask(asked, signal),
    client.ask(everyone, signal),
  ]);
  const total = all.rows[0]?.metrics[0] ?? 0;
  const at = asked.metrics.indexOf('visitors');
  const rows = answer.rows.map((row) => {
    const visitors = row.metrics[at] ?? null;
    const share = visitors === null || total === 0 ? null : (visitors / total) * 100;
    return { ...row, metrics: [...row.metrics, share] };
  });
  return { ...answer, rows };
}
