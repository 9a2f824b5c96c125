import { expect, it } from 'vitest';
import { Caller } from './caller';
import { RejectedClient } from './rejected';
import { readTags, readUses } from './tags';

const ROW = { id: 41, at: 't', surface: 'event', site: 's', reason: 'invalid', detail: 'd' };

function answering(rows: readonly unknown[], asked: string[]): RejectedClient {
  const send = async (path: string | URL | Request) => {
    asked.push(String(path));
    return Response.json({ rejected: rows, reasons: [] });
  };
  return new RejectedClient(new Caller(() => '', send));
}

it('finds one rejected input by its id, and no other', async () => {
  const asked: string[] = [];
  const { signal } = new AbortController();
  expect(await answering([ROW], asked).one('s', 41, signal)).toMatchObject({ id: 41 });
  expect(asked).toEqual(['/api/rejected?site=s&cursor=42&limit=1']);
  expect(await answering([ROW], []).one('', 43, signal)).toBeNull();
  expect(await answering([], []).one('', 43, signal)).toBeNull();
});

it('goes on with tags and their uses where the answer says so', () => {
  const tag = { id: 1, tag: 'page1', uses: 3, created: 't', last_used: null };
  expect(readTags({ tags: [tag], meta: { after: 'x' } })).toMatchObject({
    rows: [{ tag: 'page1', lastUsed: '' }],
    next: 'x',
  });
  expect(readUses({ uses: [{ number: 1, at: 't' }], meta: { after: null } })).toMatchObject({
    rows: [{ number: 1, at: 't' }],
    next: null,
  });
});
