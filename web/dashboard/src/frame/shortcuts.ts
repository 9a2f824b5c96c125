import { signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';

/** A key that does something while the part of the page that gave it is shown. */
export interface Shortcut {
  /** As `KeyboardEvent.key` has it; letters in lower case. */
  readonly key: string;
  readonly name: string;
  /** Under which heading the help sheet lists it. */
  readonly group: string;
  readonly act: () => void;
}

/** All that are in force, in the order in which they came. */
export const shortcuts = signal<readonly Shortcut[]>([]);

/** Puts keys in force while the component is shown; the last one of a key wins. */
export function useShortcuts(given: readonly Shortcut[]): void {
  const latest = useRef(given);
  latest.current = given;
  const name = given.map(({ key, name: n, group }) => `${key}/${n}/${group}`).join();
  useEffect(() => {
    const mine = latest.current.map((shortcut, at) => ({
      ...shortcut,
      act: () => latest.current[at]?.act(),
    }));
    shortcuts.value = [...shortcuts.value, ...mine];
    return () => {
      shortcuts.value = shortcuts.value.filter((shortcut) => !mine.includes(shortcut));
    };
  }, [name]);
}

/** Listens to the keys of the whole page. */
export function followKeys(): void {
  addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isTaken(event)) {
      return;
    }
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const found = shortcuts.value.findLast((shortcut) => shortcut.key === key);
    if (found !== undefined) {
      event.preventDefault();
      found.act();
    }
  });
}

/** Whether what has the focus takes the key itself, or a dialog covers the page. */
function isTaken(event: KeyboardEvent): boolean {
  const target = event.target instanceof Element ? event.target : null;
  const arrows = event.key.startsWith('Arrow');
  const typing = 'input, select, textarea, [contenteditable]';
  const moving = '[role=tab], [tabindex="0"], details, dialog';
  return (
    event.defaultPrevented ||
    target?.closest(typing) != null ||
    (arrows && target?.closest(moving) != null) ||
    document.querySelector('dialog[open]') !== null
  );
}
