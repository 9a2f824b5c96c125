import { go, settle, view } from './view';

/** The page's own word of that name; '' where the address has none. */
export function own(name: string): string {
  return view.value.own[name] ?? '';
}

/** The page's own words with the change; what is '' goes. */
export function ownWith(
  change: Readonly<Record<string, string>>,
  words: Readonly<Record<string, string>> = view.value.own,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries({ ...words, ...change }).filter(([, value]) => value !== ''),
  );
}

/** Changes the page's own words, as a new step of the browser's history. */
export function turn(change: Readonly<Record<string, string>>): void {
  go({ own: ownWith(change) });
}

/** The same without a step of history. */
export function mend(change: Readonly<Record<string, string>>): void {
  settle({ own: ownWith(change) });
}
