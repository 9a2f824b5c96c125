import { type Person, ROLES, type Self } from './accounts';
import { maybeObject, object, UnexpectedShape } from './decode';

export function readSelf(body: unknown): Self {
  const answer = object(body, 'answer');
  return {
    user: answer.user === null ? null : readPerson(answer.user),
    scopes: texts(answer.scopes) ?? [],
    owner: answer.owner === true,
    sites: texts(answer.sites),
  };
}

export function readSignedIn(body: unknown): string {
  const { token } = object(body, 'answer');
  if (typeof token !== 'string') {
    throw new UnexpectedShape('The answer has no token.');
  }
  return token;
}

export function readPerson(person: unknown): Person {
  const parts = maybeObject(person);
  return {
    id: Number(parts.id),
    email: String(parts.email ?? ''),
    name: String(parts.name ?? ''),
    role: ROLES.find((role) => role === parts.role) ?? 'viewer',
    sites: texts(parts.sites),
  };
}

/** Null where there is no list. */
export function texts(value: unknown): readonly string[] | null {
  return Array.isArray(value) ? value.map(String) : null;
}
