import { signal } from '@preact/signals';

const said = signal('');

/** Has assistive technology say the words, politely. */
export function announce(words: string): void {
  said.value = words;
}

/** Where announcements are read from; there once in the page. */
export function Announcer() {
  return (
    <p class="unseen" role="status" aria-live="polite">
      {said.value}
    </p>
  );
}
