import { text } from '../text/text';

/** Why something was left out, for people. */
export function reasonName(reason: string): string {
  const names: Readonly<Record<string, string>> = text.value.kept.rejected.reasons;
  return names[reason] ?? reason;
}
