import { list, maybeObject, object } from './decode';
import type { Credit, Hop, Notice, SeenAddress, SentHeader } from './wire';

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

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
