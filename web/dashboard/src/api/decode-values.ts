import { list, maybeObject, object } from './decode';

/** The text; '' where there is none. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

export function numberOf(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}

/** The objects of a list that the answer has under a name. */
export function rowsOf(body: unknown, name: string): readonly Record<string, unknown>[] {
  return list(object(body, 'answer')[name], name).map(maybeObject);
}
