import { describe, expect, it } from 'vitest';
import { Caller } from './caller';
import { Kept, readAnnotations, readSegments } from './kept';

describe('what is kept of a site', () => {
  it('is read with its numbers as words', () => {
    const filters = [['is', 'visit:country', ['DE']]];
    expect(readSegments({ segments: [{ id: 7, name: 'Germany', filters }] })).toEqual([
      { id: '7', name: 'Germany', filters },
    ]);
    const at = '2026-11-20T00:00:00Z';
    expect(readAnnotations({ annotations: [{ id: 1, at, note: 'Release' }] })).toEqual([
      { id: '1', at, note: 'Release' },
    ]);
    expect(() => readSegments({ segments: [{ id: 7, filters }] })).toThrow();
  });

  it('is added, changed and removed', async () => {
    const calls: string[] = [];
    const caller = new Caller(
      () => '',
      async (path, request) => {
        calls.push(`${request?.method} ${path} ${request?.body ?? ''}`.trim());
        return new Response('{}');
      },
    );
    const kept = new Kept(caller);
    await kept.putSegment('a.org', { name: 'x', filters: [] });
    await kept.putSegment('a.org', { name: 'y' }, '3');
    await kept.putAnnotation('a.org', { at: '2026-11-20', note: 'n' });
    await kept.remove('annotations', 'a.org', '4');
    expect(calls).toEqual([
      'POST /api/segments {"site_id":"a.org","name":"x","filters":[]}',
      'PUT /api/segments/3 {"site_id":"a.org","name":"y"}',
      'POST /api/annotations {"site_id":"a.org","at":"2026-11-20","note":"n"}',
      'DELETE /api/annotations/4?site_id=a.org',
    ]);
  });
});
