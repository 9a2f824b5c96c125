import type { Caller } from './caller';
import { list, object, UnexpectedShape } from './decode';

/** Filters of a site under a name. */
export interface Segment {
  readonly id: string;
  readonly name: string;
  /** As the query API takes them; they may use more of it than this dashboard. */
  readonly filters: readonly unknown[];
}

/** A note about a moment of a site. */
export interface Annotation {
  readonly id: string;
  /** RFC 3339, UTC. */
  readonly at: string;
  readonly note: string;
}

/** The segments and annotations of a site. */
export class Kept {
  constructor(private readonly caller: Caller) {}

  async segments(site: string, signal: AbortSignal): Promise<readonly Segment[]> {
    return this.caller.call(`/api/segments?${of(site)}`, signal, readSegments);
  }

  /** Adds a segment, or changes that of the id. */
  async putSegment(
    site: string,
    parts: { readonly name?: string; readonly filters?: readonly unknown[] },
    id?: string,
  ): Promise<void> {
    await this.put('segments', { site_id: site, ...parts }, id);
  }

  async annotations(site: string, signal: AbortSignal): Promise<readonly Annotation[]> {
    return this.caller.call(`/api/annotations?${of(site)}`, signal, readAnnotations);
  }

  /** Adds an annotation, or changes that of the id. */
  async putAnnotation(
    site: string,
    parts: { readonly at: string; readonly note: string },
    id?: string,
  ): Promise<void> {
    await this.put('annotations', { site_id: site, ...parts }, id);
  }

  async remove(what: 'segments' | 'annotations', site: string, id: string): Promise<void> {
    const path = `/api/${what}/${encodeURIComponent(id)}?${of(site)}`;
    await this.caller.call(path, new AbortController().signal, () => null, { method: 'DELETE' });
  }

  private async put(
    what: 'segments' | 'annotations',
    body: object,
    id: string | undefined,
  ): Promise<void> {
    const path = id === undefined ? `/api/${what}` : `/api/${what}/${encodeURIComponent(id)}`;
    const method = id === undefined ? 'POST' : 'PUT';
    await this.caller.call(path, new AbortController().signal, () => null, { method, body });
  }
}

function of(site: string): URLSearchParams {
  return new URLSearchParams({ site_id: site });
}

export function readSegments(body: unknown): readonly Segment[] {
  return list(object(body, 'answer').segments, 'segments').map((one) => {
    const segment = object(one, 'segment');
    return {
      id: words(segment.id),
      name: words(segment.name),
      filters: list(segment.filters, 'filters'),
    };
  });
}

export function readAnnotations(body: unknown): readonly Annotation[] {
  return list(object(body, 'answer').annotations, 'annotations').map((one) => {
    const annotation = object(one, 'annotation');
    return { id: words(annotation.id), at: words(annotation.at), note: words(annotation.note) };
  });
}

function words(value: unknown): string {
  if (typeof value !== 'string' && typeof value !== 'number') {
    throw new UnexpectedShape('A name or number is missing.');
  }
  return String(value);
}
