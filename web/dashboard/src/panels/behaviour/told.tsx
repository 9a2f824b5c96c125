import type { Told } from '../../api/behaviour-wire';
import { counted } from '../../format/numbers';
import { text } from '../../text/text';

/** What to know before believing the numbers, and what they were counted from. */
export function ToldOf({ told }: { told: Told }) {
  const words = text.value.told;
  const warnings: Readonly<Record<string, string>> = words.warnings;
  return (
    <div class="told">
      {told.warnings.map((code) => (
        <p key={code} class="warning" role="note">
          {warnings[code] ?? code}
        </p>
      ))}
      <p class="quiet">{words.read(counted(told.rowsRead), told.exact)}</p>
    </div>
  );
}
