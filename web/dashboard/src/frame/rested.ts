import { useEffect, useState } from 'preact/hooks';

/** How long typing rests before something is asked for it. */
const REST_MS = 250;

/** What was typed, as soon as the typing rests. */
export function useRested(typed: string): string {
  const [rested, rest] = useState(typed);
  useEffect(() => {
    const timer = setTimeout(() => rest(typed), REST_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  return rested;
}
