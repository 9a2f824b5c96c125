import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { FIRST, NEAR, type Rank, SEEN, Turns } from './turns';

/** Longer than any question waits for others. */
const LONG_MS = 10_000;

describe('questions take turns', () => {
  let turns: Turns;
  let begun: string[];
  const ends = new Map<string, () => void>();
  const signal = new AbortController().signal;

  beforeEach(() => {
    vi.useFakeTimers();
    turns = new Turns();
    begun = [];
    ends.clear();
  });

  afterEach(() => vi.useRealTimers());

  const ask = (name: string, rank: Rank, until: AbortSignal = signal): Promise<string> =>
    turns.take(rank, until, () => {
      begun.push(name);
      return new Promise((resolve) => ends.set(name, () => resolve(name)));
    });

  const end = async (name: string): Promise<void> => {
    ends.get(name)?.();
    await vi.advanceTimersByTimeAsync(0);
  };

  test('the least rank asks first, whatever came first', async () => {
    ask('near', NEAR);
    ask('seen', SEEN);
    ask('headline', FIRST);
    ask('chart', FIRST);
    await end('');
    expect(begun).toEqual(['headline', 'chart']);
    await end('headline');
    expect(begun).toEqual(['headline', 'chart']);
    await end('chart');
    expect(begun).toEqual(['headline', 'chart', 'seen']);
    await end('seen');
    expect(begun).toEqual(['headline', 'chart', 'seen', 'near']);
  });

  test('answers reach whom they are for', async () => {
    const near = ask('near', NEAR);
    const first = ask('first', FIRST);
    await end('');
    await end('first');
    await end('near');
    expect(await Promise.all([near, first])).toEqual(['near', 'first']);
  });

  test('a refusal lets the next ask', async () => {
    const refused = turns.take(FIRST, signal, () => Promise.reject(new Error('no')));
    ask('seen', SEEN);
    await expect(refused).rejects.toThrow('no');
    await end('');
    expect(begun).toEqual(['seen']);
  });

  test('what nobody waits for any more is not asked, and holds up nobody', async () => {
    ask('first', FIRST);
    const left = new AbortController();
    const seen = ask('seen', SEEN, left.signal);
    ask('near', NEAR);
    await end('');
    left.abort(new Error('left'));
    await expect(seen).rejects.toThrow('left');
    await end('first');
    expect(begun).toEqual(['first', 'near']);
  });

  test('nobody waits for ever', async () => {
    ask('never answered', FIRST);
    ask('near', NEAR);
    await vi.advanceTimersByTimeAsync(LONG_MS);
    expect(begun).toEqual(['never answered', 'near']);
  });
});
