import { computed, signal } from '@preact/signals';
import { Accounts, type Self } from '../api/accounts';
import { Caller } from '../api/caller';
import { Client } from '../api/client';
import { Data } from '../api/data';
import { Kept } from '../api/kept';
import { Settings } from '../api/settings';
import { linkOf } from './shared';

const NAME = 'footfall.key';
const WAY = 'footfall.way';
/** What the tokens of sign-ins begin with; keys begin otherwise. */
const TOKEN = 'fs_';

/** How somebody gets in: by a key, or as a user with a password. */
export type Way = 'key' | 'password';

/** The shared link under which the page was opened; null for a page of its own. */
export const link = linkOf(location);

/** A link's token is kept apart, so that opening a link signs nobody out. */
const OWN_NAME = link === null ? NAME : `footfall.link.${link.slug}`;

/** The key, or the token of a sign-in, that calls carry; '' where none is needed or known. */
export const key = signal(remembered());

/** Why the page asks for a key although one was given; '' where nothing is wrong. */
export const refusal = signal('');

/** Whether a page that needs no key asks for one all the same, for those who want to do more. */
export const asking = signal(false);

/** Counts sign-ins and sign-outs, so that what was loaded under another key is loaded anew. */
export const turn = signal(0);

/** Who looks at the page; null until known. */
export const self = signal<Self | null>(null);

/** Whether they may change something about the sites they see. */
export const mayChange = computed(() => self.value?.scopes.includes('admin') ?? false);

/** Whether they may add sites, or do what concerns them all. */
export const mayEverywhere = computed(() => mayChange.value && self.value?.sites === null);

/** Whether they say who else may call. */
export const owns = computed(() => self.value?.owner ?? false);

export const caller = new Caller(() => key.value);
export const client = new Client(caller);
export const accounts = new Accounts(caller);
export const kept = new Kept(caller);
export const settings = new Settings(caller);
export const data = new Data(caller);

/** @param stay keeps the key on this machine after the browser closes, else only in this tab */
export function signIn(text: string, stay: boolean): void {
  forget();
  keep(stay ? () => localStorage : () => sessionStorage, OWN_NAME, text);
  key.value = text;
  refusal.value = '';
  asking.value = false;
  self.value = null;
  turn.value++;
}

/** Goes on under another token of the same user, kept where the one before was. */
export function carryOn(text: string): void {
  const stays = read(() => localStorage, OWN_NAME) !== '';
  keep(stays ? () => localStorage : () => sessionStorage, OWN_NAME, text);
  key.value = text;
}

/** Forgets the key, and has the server end a sign-in. */
export function signOut(): void {
  if (key.value.startsWith(TOKEN)) {
    accounts.signOut().catch(() => {
      // Then the token ends by itself; here it is forgotten all the same.
    });
  }
  drop();
}

/** Drops a key that the server no longer takes, with its reason. */
export function expire(reason: string): void {
  if (key.value !== '') {
    drop();
    refusal.value = reason;
  }
}

/** The way in that was last used on this machine. */
export function lastWay(): Way {
  return read(() => localStorage, WAY) === 'password' ? 'password' : 'key';
}

export function rememberWay(way: Way): void {
  keep(() => localStorage, WAY, way);
}

function drop(): void {
  forget();
  key.value = '';
  refusal.value = '';
  self.value = null;
  turn.value++;
}

function remembered(): string {
  return read(() => sessionStorage, OWN_NAME) || read(() => localStorage, OWN_NAME);
}

function forget(): void {
  for (const store of [() => sessionStorage, () => localStorage]) {
    try {
      store().removeItem(OWN_NAME);
    } catch {
      // A browser that forbids storage holds no key either.
    }
  }
}

function keep(store: () => Storage, name: string, text: string): void {
  try {
    store().setItem(name, text);
  } catch {
    // Then it lasts until the page is left.
  }
}

function read(store: () => Storage, name: string): string {
  try {
    return store().getItem(name) ?? '';
  } catch {
    return '';
  }
}
