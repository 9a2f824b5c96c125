import { describe, expect, it } from 'vitest';
import { readErrors, readEvents, readSessions } from './decode-eye';

describe('the lists of the eye', () => {
  it('hold sessions, with times only where there are events', () => {
    const body = {
      sessions: [{ id: 'a', created_at: '2026-11-21T00:00:00Z', events: 0 }],
      total: 12,
    };
    expect(readSessions(body)).toEqual({
      rows: [{ id: 'a', createdAt: '2026-11-21T00:00:00Z', events: 0, first: '', last: '' }],
      total: 12,
    });
  });

  it('hold events with whatever their data is', () => {
    const event = {
      id: 7,
      session: { id: 's' },
      category: 'c',
      name: 'n',
      data: { deep: [1, null] },
      timestamp: 't',
      created_at: 'u',
    };
    expect(readEvents({ events: [event], total: 1 }).rows[0]).toEqual({
      id: 7,
      session: 's',
      category: 'c',
      name: 'n',
      data: { deep: [1, null] },
      timestamp: 't',
      createdAt: 'u',
    });
  });

  it('hold errors with all sentences about each field', () => {
    const error = {
      id: 1,
      message: 'm',
      errors: { data: ['a', 'b'], session: 'c' },
      payload: '{bad',
      created_at: 'u',
    };
    expect(readErrors({ errors: [error], total: 1 }).rows[0]?.errors).toEqual([
      ['data', ['a', 'b']],
      ['session', ['c']],
    ]);
  });

  it('are nothing else', () => {
    expect(() => readEvents([])).toThrow();
    expect(() => readEvents({ events: 5 })).toThrow();
  });
});
