import { maybeObject, object } from './decode';
import { numberOf, rowsOf, textOf } from './decode-values';

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
export interface Stretch<T> {
  readonly rows: readonly T[];
  readonly total: number;
}

export function readSessions(body: unknown): Stretch<EyeSession> {
  return part(body, 'sessions', readSession);
}

export function readEvents(body: unknown): Stretch<EyeEvent> {
  return part(body, 'events', readEvent);
}

export function readErrors(body: unknown): Stretch<EyeError> {
  return part(body, 'errors', readError);
}

export function readSession(session: unknown): EyeSession {
  const row = object(session, 'session');
  return {
    id: textOf(row.id),
    createdAt: textOf(row.created_at),
    events: number(row.events),
    first: textOf(row.first_event),
    last: textOf(row.last_event),
  };
}

export function readEvent(event: unknown): EyeEvent {
  const row = object(event, 'event');
  return {
    id: number(row.id),
    session: textOf(maybeObject(row.session).id),
    category: textOf(row.category),
    name: textOf(row.name),
    data: row.data,
    timestamp: textOf(row.timestamp),
    createdAt: textOf(row.created_at),
  };
}

export function readError(error: unknown): EyeError {
  const row = object(error, 'error');
  return {
    id: number(row.id),
    message: textOf(row.message),
    errors: Object.entries(maybeObject(row.errors)).map(([field, sentences]) => [
      field,
      Array.isArray(sentences) ? sentences.map(String) : [String(sentences)],
    ]),
    payload: row.payload,
    createdAt: textOf(row.created_at),
  };
}

function part<T>(
  body: unknown,
  name: string,
  read: (row: Record<string, unknown>) => T,
): Stretch<T> {
  return { rows: rowsOf(body, name).map(read), total: number(object(body, 'answer').total) };
}

function number(value: unknown): number {
  return numberOf(value) ?? 0;
}
