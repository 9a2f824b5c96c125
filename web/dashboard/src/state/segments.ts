import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { useLoadedOnce } from './loaded';
import { segments } from './segment-filters';
import { kept } from './session';

/** Counts changes, so that the segments are loaded anew. */
const changes = signal(0);

/** Keeps `segments` those of the site. */
export function useSegments(site: string): void {
  const loaded = useLoadedOnce(`segments/${site}/${changes.value}`, (signal) =>
    kept.segments(site, signal),
  );
  useEffect(() => {
    segments.value = loaded.waiting ? [] : (loaded.value ?? []);
  }, [loaded.value, loaded.waiting]);
}

/** Has the segments loaded anew. */
export function segmentsChanged(): void {
  changes.value++;
}
