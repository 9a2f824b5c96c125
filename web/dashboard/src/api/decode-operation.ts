import { list, maybeObject, object } from './decode';
import type {
  Credit,
  Hop,
  LiveEvent,
  LiveEvents,
  Notice,
  SeenAddress,
  SentHeader,
  Stored,
} from './wire';

/** Links of credits lead to websites and nowhere else. */
const WEB = /^https?:\/\//;

export function readNotices(body: unknown): readonly Notice[] {
  return list(object(body, 'answer').notices, 'notices').map((notice) => {
    const parts = maybeObject(notice);
    return { part: text(parts.part), text: text(parts.text) };
  });
}

export function readCredits(body: unknown): readonly Credit[] {
  return list(object(body, 'answer').credits, 'credits')
    .map((credit) => {
      const parts = maybeObject(credit);
      return { text: text(parts.text), url: text(parts.url) };
    })
    .filter(({ url }) => WEB.test(url));
}

export function readSeenAddress(body: unknown): SeenAddress {
  const answer = object(body, 'answer');
  const { country, region, city } = maybeObject(answer.place);
  return {
    address: text(answer.address),
    kind: text(answer.kind),
    why: text(answer.why),
    advice: text(answer.advice),
    place: [city, region, country].map(text).filter(Boolean).join(', '),
    chain: list(answer.chain, 'chain').map(readHop),
    headers: list(answer.headers, 'headers').map(readHeader),
  };
}

function readHop(hop: unknown): Hop {
  const parts = maybeObject(hop);
  return {
    sent: text(parts.sent),
    from: text(parts.from),
    trusted: parts.trusted === true,
    role: text(parts.role),
  };
}

function readHeader(header: unknown): SentHeader {
  const parts = maybeObject(header);
  return {
    name: text(parts.name),
    values: Array.isArray(parts.values) ? parts.values.map(String) : [],
    read: parts.read === true,
  };
}

export function readLive(body: unknown): LiveEvents {
  const answer = object(body, 'message');
  return { events: list(answer.events, 'events').map(readLiveEvent), more: answer.more === true };
}

/** Kinds of which the path says enough. */
const PLAIN: readonly string[] = ['pageview', 'request'];

function readLiveEvent(event: unknown): LiveEvent {
  const parts = maybeObject(event);
  const kind = text(parts.kind);
  const path = [text(parts.method), text(parts.path)].filter(Boolean).join(' ');
  const name = text(parts.name);
  return {
    id: text(parts.id),
    happened: text(parts.happened),
    kind,
    what: PLAIN.includes(kind) ? path : [name, path].filter(Boolean).join(' · '),
    status: typeof parts.status === 'number' ? String(parts.status) : '',
    source: text(parts.source),
    country: text(parts.country),
    agent: [text(parts.browser), text(parts.os)].filter(Boolean).join(', '),
    who: [text(parts.bot), text(parts.bot_name)].filter(Boolean).join(': '),
  };
}

export function readStored(body: unknown): Stored {
  const answer = object(body, 'answer');
  return { event: readValues(answer.event), visit: readValues(answer.visit) };
}

/** Without what is empty. */
function readValues(values: unknown): readonly (readonly [string, string])[] {
  return Object.entries(maybeObject(values))
    .map(
      ([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)] as const,
    )
    .filter(([, value]) => value !== '');
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
