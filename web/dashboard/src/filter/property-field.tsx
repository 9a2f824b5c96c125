import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { useRested } from '../frame/rested';
import { useProperties } from '../state/properties';
import { text } from '../text/text';

/** The server takes no longer names. */
const LONGEST = 300;

interface PropertyFieldProps {
  readonly name: string;
  readonly choose: (name: string) => void;
}

/** The name of a property, taken when the typing rests. */
export function PropertyField({ name, choose }: PropertyFieldProps) {
  const [typed, type] = useState(name);
  const rested = useRested(typed).trim();
  const latest = useRef(choose);
  latest.current = choose;
  useEffect(() => {
    if (rested !== name) {
      latest.current(rested);
    }
  }, [rested]);
  const id = useId();
  const known = useProperties();
  const words = text.value.filter;
  return (
    <>
      <input
        class="field"
        aria-label={words.property}
        placeholder={words.property}
        maxLength={LONGEST}
        value={typed}
        list={`${id}-names`}
        spellcheck={false}
        onInput={(event) => type(event.currentTarget.value)}
      />
      <datalist id={`${id}-names`}>
        {known.map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
    </>
  );
}
