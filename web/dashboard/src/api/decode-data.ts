import type { Imported, ServerState } from './data';
import { list, maybeObject, object } from './decode';
import { texts } from './decode-accounts';

const DAY_SECONDS = 86_400;

export function readServer(body: unknown): ServerState {
  const answer = object(body, 'answer');
  const kept = maybeObject(answer.retention);
  const disk = answer.disk === null ? null : maybeObject(answer.disk);
  return {
    version: String(answer.version ?? ''),
    disk: disk && {
      used: number(disk.database) + number(disk.journal) + number(disk.other),
      free: number(disk.free),
    },
    retention: {
      exchangeDays: number(kept.exchange_seconds) / DAY_SECONDS,
      exchangeMost: number(kept.exchange_most),
      exchangeBytes: number(kept.exchange_bytes),
      tagUseDays: number(kept.tag_use_seconds) / DAY_SECONDS,
    },
    sites: list(answer.sites, 'sites').map((site) => {
      const parts = maybeObject(site);
      return {
        domain: String(parts.domain),
        events: number(parts.events),
        first: String(parts.first ?? ''),
        last: String(parts.last ?? ''),
        exchanges: number(parts.exchanges),
      };
    }),
  };
}

export function readImported(body: unknown): Imported {
  const answer = object(body, 'answer');
  return {
    lines: number(answer.lines),
    stored: number(answer.stored),
    repeated: number(answer.repeated),
    dropped: sum(answer.dropped),
    unreadable: sum(answer.unreadable),
    complaints: [...(texts(answer.examples) ?? []), ...(texts(answer.problems) ?? [])],
  };
}

function sum(counts: unknown): number {
  return Object.values(maybeObject(counts))
    .map(number)
    .reduce((a, b) => a + b, 0);
}

function number(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}
