import type { Person } from './accounts';
import { list, maybeObject, object } from './decode';
import { readPerson, texts } from './decode-accounts';
import type { Goal, Key, Rule, SharedLink, SiteSettings } from './settings';

export function readSiteSettings(site: unknown): SiteSettings {
  const parts = object(site, 'site');
  return {
    domain: text(parts.domain),
    timezone: text(parts.timezone),
    identity: text(parts.identity),
    visitTimeout: text(parts.visit_timeout),
    slash: text(parts.path_trailing_slash),
    letters: text(parts.path_case),
    parameters: (texts(parts.path_parameters) ?? []).join(', '),
  };
}

export function readGoals(body: unknown): readonly Goal[] {
  return listed(body, 'goals').map((goal) => ({
    id: text(goal.id),
    name: text(goal.display_name),
    kind: goal.goal_type === 'page' ? 'page' : 'event',
    what: text(goal.event_name) || text(goal.page_path),
  }));
}

export function readRules(body: unknown): readonly Rule[] {
  return listed(body, 'rules').map(readRule);
}

export function readRule(body: unknown): Rule {
  const rule = object(body, 'rule');
  return {
    id: String(rule.id),
    position: Number(rule.position),
    note: text(rule.note),
    address: text(rule.address),
    agent: text(rule.agent),
    path: text(rule.path),
    country: text(rule.country),
    hostname: text(rule.hostname),
    outcome: text(rule.outcome),
    botClass: text(rule.class),
  };
}

export function readLinks(body: unknown): readonly SharedLink[] {
  return listed(body, 'shared_links').map(readLink);
}

function readLink(parts: Record<string, unknown>): SharedLink {
  return {
    id: String(parts.id),
    name: text(parts.name),
    url: text(parts.url),
    password: parts.password === true,
    embedders: texts(parts.embedders) ?? [],
  };
}

export function readPeople(body: unknown): readonly Person[] {
  return listed(body, 'users').map(readPerson);
}

export function readKeys(body: unknown): readonly Key[] {
  return listed(body, 'keys').map((key) => ({
    id: text(key.id),
    name: text(key.name),
    scopes: texts(key.scopes) ?? [],
    site: text(key.site),
    created: text(key.created),
  }));
}

/** The text of a key that was just made. */
export function readNewKey(body: unknown): string {
  return text(object(body, 'answer').key);
}

function listed(body: unknown, name: string): readonly Record<string, unknown>[] {
  return list(object(body, 'answer')[name], name).map(maybeObject);
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
