import type { Caller } from './caller';
import { maybeObject, object } from './decode';
import { numberOf, rowsOf, textOf } from './decode-values';
import type { Part } from './part';
import type { Span } from './wire';

/** A named counter of a site. */
export interface Tag {
  readonly id: number;
  readonly tag: string;
  readonly uses: number;
  /** RFC 3339. */
  readonly created: string;
  /** '' for never. */
  readonly lastUsed: string;
}

/** One time that a tag was used. */
export interface Use {
  readonly number: number;
  readonly at: string;
}

/** A site's tags and their uses. */
export class TagsClient {
  constructor(private readonly caller: Caller) {}

  /** By name. */
  async part(
    site: string,
    search: string,
    limit: number,
    after: string | null,
    signal: AbortSignal,
  ): Promise<Part<Tag>> {
    const asked = parameters({ site_id: site, search, after: after ?? '', limit: String(limit) });
    return this.caller.call(`/api/tags?${asked}`, signal, readTags);
  }

  async one(site: string, id: string, signal: AbortSignal): Promise<Tag> {
    return this.caller.call(at(site, id), signal, readTag);
  }

  /** When it was used, the oldest first. */
  async uses(
    site: string,
    id: string,
    span: Span | null,
    limit: number,
    after: string | null,
    signal: AbortSignal,
  ): Promise<Part<Use>> {
    const asked = parameters({
      site_id: site,
      from: span?.[0] ?? '',
      to: span?.[1] ?? '',
      after: after ?? '',
      limit: String(limit),
    });
    const place = `/api/tags/${encodeURIComponent(id)}/uses?${asked}`;
    return this.caller.call(place, signal, readUses);
  }

  async rename(site: string, id: number, tag: string): Promise<void> {
    return this.change(site, id, 'PUT', { tag });
  }

  async remove(site: string, id: number): Promise<void> {
    return this.change(site, id, 'DELETE');
  }

  private async change(
    site: string,
    id: number,
    method: 'PUT' | 'DELETE',
    body?: unknown,
  ): Promise<void> {
    const forever = new AbortController().signal;
    return this.caller.call(at(site, String(id)), forever, () => undefined, { method, body });
  }
}

function at(site: string, id: string): string {
  return `/api/tags/${encodeURIComponent(id)}?${parameters({ site_id: site })}`;
}

function parameters(given: Readonly<Record<string, string>>): URLSearchParams {
  return new URLSearchParams(Object.entries(given).filter(([, value]) => value !== ''));
}

export function readTags(body: unknown): Part<Tag> {
  return { rows: rowsOf(body, 'tags').map(readTag), next: after(body), total: null };
}

export function readTag(body: unknown): Tag {
  const tag = object(body, 'tag');
  return {
    id: numberOf(tag.id) ?? 0,
    tag: textOf(tag.tag),
    uses: numberOf(tag.uses) ?? 0,
    created: textOf(tag.created),
    lastUsed: textOf(tag.last_used),
  };
}

export function readUses(body: unknown): Part<Use> {
  const rows = rowsOf(body, 'uses').map((use) => ({
    number: numberOf(use.number) ?? 0,
    at: textOf(use.at),
  }));
  return { rows, next: after(body), total: null };
}

function after(body: unknown): string | null {
  return textOf(maybeObject(object(body, 'answer').meta).after) || null;
}
