import { signal } from '@preact/signals';
import { Caller } from '../api/caller';
import { Client } from '../api/client';
import { Kept } from '../api/kept';

const NAME = 'footfall.key';

/** The key that calls carry; '' where none is needed or none is known. */
export const key = signal(remembered());

/** Why the page asks for a key although one was given; '' where nothing is wrong. */
export const refusal = signal('');

/** Counts sign-ins and sign-outs, so that what was loaded under another key is loaded anew. */
export const turn = signal(0);

export const caller = new Caller(() => key.value);
export const client = new Client(caller);
export const kept = new Kept(caller);

/** @param stay keeps the key on this machine after the browser closes, else only in this tab */
export function signIn(text: string, stay: boolean): void {
  forget();
  keep(stay ? () => localStorage : () => sessionStorage, text);
  key.value = text;
  refusal.value = '';
  turn.value++;
}

export function signOut(): void {
  forget();
  key.value = '';
  refusal.value = '';
  turn.value++;
}

/** Drops a key that the server no longer takes, with its reason. */
export function expire(reason: string): void {
  if (key.value !== '') {
    signOut();
    refusal.value = reason;
  }
}

function remembered(): string {
  return read(() => sessionStorage) || read(() => localStorage);
}

function forget(): void {
  for (const store of [() => sessionStorage, () => localStorage]) {
    try {
      store().removeItem(NAME);
    } catch {
      // A browser that forbids storage holds no key either.
    }
  }
}

function keep(store: () => Storage, text: string): void {
  try {
    store().setItem(NAME, text);
  } catch {
    // Then the key lasts until the page is left.
  }
}

function read(store: () => Storage): string {
  try {
    return store().getItem(NAME) ?? '';
  } catch {
    return '';
  }
}
