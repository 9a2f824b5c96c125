import type { Filter, Metric, Question } from '../../api/wire';
import { NOT_SET } from '../../format/names';
import type { Period } from '../../state/period';
import { question, view } from '../../state/view';

/** Which requests a panel speaks of: all of the range, or those of one route. */
export interface Scope {
  readonly period: Period;
  /** Beside those of the page. */
  readonly filters: readonly Filter[];
}

const METHOD = 'event:method';
export const ROUTE = 'event:route';

/** Events that are no requests have no method. */
export const REQUESTS: Filter = ['is_not', METHOD, [NOT_SET]];

export function ofRoute(method: string, route: string): readonly Filter[] {
  const own: readonly Filter[] = [['is', ROUTE, [route]]];
  return method === '' ? own : [['is', METHOD, [method]], ...own];
}

/** A question about the scope's requests. */
export function ask(
  { period, filters }: Scope,
  metrics: readonly Metric[],
  parts: Partial<Question>,
): Question {
  return question(period.span, {
    ...parts,
    metrics,
    filters: [REQUESTS, ...filters, ...(parts.filters ?? [])],
  });
}

/** Where one route is shown. */
export function routeChange(method: string, route: string) {
  return { own: { ...view.value.own, method, route } };
}

export const BY_ROUTE: readonly string[] = [METHOD, ROUTE];
