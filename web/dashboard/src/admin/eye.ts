import { caller } from '../state/session';
import { EyeClient } from './eye-client';

export const eye = new EyeClient(caller);

/** JSON as people edit it. */
export function pretty(value: unknown): string {
  return JSON.stringify(value, null, 2) ?? '';
}
