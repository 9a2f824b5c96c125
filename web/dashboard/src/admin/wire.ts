import { list, maybeObject, object } from '../api/decode';

/** A session with what it holds. */
export interface EyeSession {
  readonly id: string;
  readonly createdAt: string;
  readonly events: number;
  /** When its first and last event happened; '' without one. */
  readonly first: string;
  readonly last: string;
}

export interface EyeEvent {
  readonly id: number;
  readonly session: string;
  readonly category: string;
  readonly name: string;
  readonly data: unknown;
  readonly timestamp: string;
  readonly createdAt: string;
}

/** Input that became no event. */
export interface EyeError {
  readonly id: number;
  readonly message: string;
  /** The sentences about each field. */
  readonly errors: readonly (readonly [field: string, sentences: readonly string[]])[];
  readonly payload: unknown;
  readonly createdAt: string;
}

/** A stretch of a list, and how long the whole is. */
export interface Part<T> {
  readonly rows: readonly T[];
  readonly total: number;
}

export function readSessions(body: unknown): Part<EyeSession> {
  return part(body, 'sessions', (row) => ({
    id: text(row.id),
    createdAt: text(row.created_at),
    events: number(row.events),
    first: text(row.first_event),
    last: text(row.last_event),
  }));
}

export function readEvents(body: unknown): Part<EyeEvent> {
  return part(body, 'events', (row) => ({
    id: number(row.id),
    session: text(maybeObject(row.session).id),
    category: text(row.category),
    name: text(row.name),
    data: row.data,
    timestamp: text(row.timestamp),
    createdAt: text(row.created_at),
  }));
}

export function readErrors(body: unknown): Part<EyeError> {
  return part(body, 'errors', (row) => ({
    id: number(row.id),
    message: text(row.message),
    errors: Object.entries(maybeObject(row.errors)).map(([field, sentences]) => [
      field,
      Array.isArray(sentences) ? sentences.map(String) : [String(sentences)],
    ]),
    payload: row.payload,
    createdAt: text(row.created_at),
  }));
}

function part<T>(body: unknown, name: string, read: (row: Record<string, unknown>) => T): Part<T> {
  const answer = object(body, 'answer');
  return {
    rows: list(answer[name], name).map((row) => read(object(row, 'row'))),
    total: number(answer.total),
  };
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function number(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}
