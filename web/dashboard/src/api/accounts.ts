import type { Caller } from './caller';
import { readSelf, readSignedIn } from './decode-accounts';

/** Who looks at the page, and what they may do. */
export interface Self {
  /** Null for keys, shared links, and where no key is needed. */
  readonly user: Person | null;
  readonly scopes: readonly string[];
  /** Whether they say who else may call. */
  readonly owner: boolean;
  /** Their sites; null for all. */
  readonly sites: readonly string[] | null;
}

export const ROLES = ['viewer', 'admin', 'owner'] as const;

export type Role = (typeof ROLES)[number];

export interface Person {
  readonly id: number;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  /** Null for all. */
  readonly sites: readonly string[] | null;
}

/** The part of the API that says who may call. */
export class Accounts {
  constructor(private readonly caller: Caller) {}

  async self(signal: AbortSignal): Promise<Self> {
    return this.caller.call('/api/session', signal, readSelf);
  }

  /** The token of a sign-in, to be sent like a key. */
  async signIn(email: string, password: string): Promise<string> {
    return this.token({ email, password });
  }

  /** @param password '' where none was asked for yet */
  async openLink(slug: string, password: string): Promise<string> {
    return this.token({ link: slug, password });
  }

  async signOut(): Promise<void> {
    return this.caller.call('/api/session', still(), () => undefined, { method: 'DELETE' });
  }

  /** All sign-ins of the user end; the token is that of a new one. */
  async changePassword(old: string, password: string): Promise<string> {
    return this.caller.call('/api/session/password', still(), readSignedIn, {
      method: 'PUT',
      body: { old_password: old, password },
    });
  }

  private token(body: Readonly<Record<string, string>>): Promise<string> {
    return this.caller.call('/api/session', still(), readSignedIn, { method: 'POST', body });
  }
}

/** For what is done and not just asked: it is not broken off when the page moves on. */
function still(): AbortSignal {
  return new AbortController().signal;
}
