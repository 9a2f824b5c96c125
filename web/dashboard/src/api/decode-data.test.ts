import { expect, it } from 'vitest';
import { readImported, readServer } from './decode-data';

it('reads what a server keeps, days for seconds', () => {
  const { disk, retention, sites } = readServer({
    version: '1',
    disk: { database: 5, journal: 3, other: 2, free: 100 },
    retention: { exchange_seconds: 172_800, tag_use_seconds: 86_400 },
    sites: [{ domain: 'a.example', events: 0, first: null, last: null, exchanges: 0 }],
  });
  expect(disk).toEqual({ used: 10, free: 100 });
  expect(retention).toMatchObject({ exchangeDays: 2, tagUseDays: 1, exchangeMost: 0 });
  expect(sites[0]).toMatchObject({ first: '', last: '' });
  expect(readServer({ version: '1', disk: null, retention: {}, sites: [] }).disk).toBeNull();
});

it('adds up what became of the lines of a log', () => {
  const read = readImported({
    lines: 10,
    stored: 4,
    repeated: 1,
    dropped: { prefetch: 1, impossible_time: 2 },
    unreadable: { 'no time': 2 },
    examples: ['log:7: no time'],
    problems: ['log: cut'],
  });
  expect(read).toMatchObject({ dropped: 3, unreadable: 2 });
  expect(read.complaints).toEqual(['log:7: no time', 'log: cut']);
});
