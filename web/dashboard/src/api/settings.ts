import type { Person, Role } from './accounts';
import type { Brought, Caller } from './caller';
import {
  readGoals,
  readKeys,
  readLinks,
  readNewKey,
  readPeople,
  readRule,
  readRules,
  readSiteSettings,
} from './decode-settings';

/** A site as its owner sees it; texts in the words of the API. */
export interface SiteSettings {
  readonly domain: string;
  readonly timezone: string;
  readonly identity: string;
  readonly visitTimeout: string;
  readonly slash: string;
  readonly letters: string;
  /** With commas between. */
  readonly parameters: string;
}

export interface Goal {
  readonly id: string;
  readonly name: string;
  readonly kind: 'event' | 'page';
  /** The event's name or the page's path. */
  readonly what: string;
}

/** What a rule asks for, and what becomes of hits that meet all of it. */
export interface RuleWords {
  readonly note: string;
  readonly address: string;
  readonly agent: string;
  readonly path: string;
  readonly country: string;
  readonly hostname: string;
  readonly outcome: string;
  readonly botClass: string;
}

export interface Rule extends RuleWords {
  readonly id: string;
  readonly position: number;
}

export interface SharedLink {
  readonly id: string;
  readonly name: string;
  readonly url: string;
  /** Whether it asks for one. */
  readonly password: boolean;
  readonly embedders: readonly string[];
}

export interface Key {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly string[];
  /** The one site it is for; '' for all. */
  readonly site: string;
  readonly created: string;
}

/** What a user is to be; what is left out stays. */
export interface UserWords {
  readonly email?: string;
  readonly name?: string;
  readonly role?: Role;
  /** None for all. */
  readonly sites?: readonly string[];
  readonly password?: string;
}

const SITES = '/api/v1/sites';
const GOALS = `${SITES}/goals`;
const LINKS = `${SITES}/shared-links`;

/** The part of the API that changes what is counted, and who may see it. */
export class Settings {
  constructor(private readonly caller: Caller) {}

  site(domain: string, signal: AbortSignal): Promise<SiteSettings> {
    return this.caller.call(`${SITES}/${part(domain)}`, signal, readSiteSettings);
  }

  addSite(domain: string, timezone: string): Promise<SiteSettings> {
    return this.tell(SITES, readSiteSettings, { method: 'POST', body: { domain, timezone } });
  }

  changeSite(domain: string, wanted: SiteSettings): Promise<SiteSettings> {
    const body = {
      domain: wanted.domain,
      timezone: wanted.timezone,
      identity: wanted.identity,
      visit_timeout: wanted.visitTimeout,
      path_trailing_slash: wanted.slash,
      path_case: wanted.letters,
      path_parameters: wanted.parameters,
    };
    return this.tell(`${SITES}/${part(domain)}`, readSiteSettings, { method: 'PUT', body });
  }

  removeSite(domain: string): Promise<void> {
    return this.remove(`${SITES}/${part(domain)}`);
  }

  goals(site: string, signal: AbortSignal): Promise<readonly Goal[]> {
    return this.caller.call(`${GOALS}?${of(site)}`, signal, readGoals);
  }

  addGoal(site: string, { kind, what, name }: Omit<Goal, 'id'>): Promise<void> {
    const named = kind === 'event' ? { event_name: what } : { page_path: what };
    const body = { site_id: site, goal_type: kind, display_name: name, ...named };
    return this.tell(GOALS, nothing, { method: 'PUT', body });
  }

  removeGoal(site: string, id: string): Promise<void> {
    return this.remove(`${GOALS}/${id}?${of(site)}`);
  }

  rules(site: string, signal: AbortSignal): Promise<readonly Rule[]> {
    return this.caller.call(`/api/rules?${of(site)}`, signal, readRules);
  }

  /** @param position its place among the others, from 1; absent: the last */
  addRule(site: string, words: RuleWords, position?: number): Promise<Rule> {
    const body = { ...ruleBody(site, words), position: position ?? '' };
    return this.tell('/api/rules', readRule, { method: 'POST', body });
  }

  /** Gives a rule another place among the others, from 1. */
  moveRule(site: string, { id, position: _, ...words }: Rule, position: number): Promise<void> {
    const body = { ...ruleBody(site, words), position };
    return this.tell(`/api/rules/${id}`, nothing, { method: 'PUT', body });
  }

  removeRule(site: string, id: string): Promise<void> {
    return this.remove(`/api/rules/${id}?${of(site)}`);
  }

  links(site: string, signal: AbortSignal): Promise<readonly SharedLink[]> {
    return this.caller.call(`${LINKS}?${of(site)}`, signal, readLinks);
  }

  /** @param embedders origins with commas between */
  addLink(site: string, name: string, password: string, embedders: string): Promise<void> {
    const body = { site_id: site, name, password, embedders };
    return this.tell(LINKS, nothing, { method: 'PUT', body });
  }

  removeLink(site: string, id: string): Promise<void> {
    return this.remove(`${LINKS}/${id}?${of(site)}`);
  }

  people(signal: AbortSignal): Promise<readonly Person[]> {
    return this.caller.call('/api/users', signal, readPeople);
  }

  addUser(words: UserWords): Promise<void> {
    return this.tell('/api/users', nothing, { method: 'POST', body: words });
  }

  changeUser(id: number, words: UserWords): Promise<void> {
    return this.tell(`/api/users/${id}`, nothing, { method: 'PUT', body: words });
  }

  removeUser(id: number): Promise<void> {
    return this.remove(`/api/users/${id}`);
  }

  keys(signal: AbortSignal): Promise<readonly Key[]> {
    return this.caller.call('/api/keys', signal, readKeys);
  }

  /** The key's text, which cannot be shown again. */
  addKey(name: string, scopes: readonly string[], site: string): Promise<string> {
    return this.tell('/api/keys', readNewKey, { method: 'POST', body: { name, scopes, site } });
  }

  removeKey(id: string): Promise<void> {
    return this.remove(`/api/keys/${part(id)}`);
  }

  private remove(path: string): Promise<void> {
    return this.tell(path, nothing, { method: 'DELETE' });
  }

  /** What is done is not broken off when the page moves on. */
  private tell<T>(path: string, read: (body: unknown) => T, brought: Brought): Promise<T> {
    return this.caller.call(path, new AbortController().signal, read, brought);
  }
}

function ruleBody(
  site: string,
  { botClass, ...words }: RuleWords,
): Readonly<Record<string, string>> {
  return { site_id: site, ...words, class: words.outcome === 'bot' ? botClass : '' };
}

function nothing(): void {
  // The list is loaded anew instead.
}

function of(site: string): string {
  return new URLSearchParams({ site_id: site }).toString();
}

function part(text: string): string {
  return encodeURIComponent(text);
}
