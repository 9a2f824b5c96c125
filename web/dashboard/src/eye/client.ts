import { EyeClient } from '../api/eye';
import { caller } from '../state/session';

export const eye = new EyeClient(caller);

/** JSON as people edit it. */
export function pretty(value: unknown): string {
  return JSON.stringify(value, null, 2) ?? '';
}
