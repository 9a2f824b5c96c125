import type { ComponentChildren, ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { ApiFailure } from '../api/failure';
import { Failed } from '../panels/failed';
import { text } from '../text/text';

interface ChunkProps<P> {
  /** The same function at each drawing, or the part is loaded anew. */
  readonly load: () => Promise<{ readonly default: ComponentType<P> }>;
  readonly given: P & object;
  /** Stands in its place until it is here. */
  readonly meanwhile: ComponentChildren;
}

interface Loaded<P> {
  readonly load: ChunkProps<P>['load'] | null;
  readonly Part: ComponentType<P> | null;
}

/** A part of the page whose code comes when it is wanted, and does not weigh on the first load. */
export function Chunk<P>({ load, given, meanwhile }: ChunkProps<P>) {
  const [loaded, setLoaded] = useState<Loaded<P>>({ load: null, Part: null });
  const [attempt, tryAgain] = useState(0);
  useEffect(() => {
    let left = false;
    load().then(
      ({ default: Part }) => !left && setLoaded({ load, Part }),
      () => !left && setLoaded({ load, Part: null }),
    );
    return () => {
      left = true;
    };
  }, [load, attempt]);
  if (loaded.load !== load) {
    return <>{meanwhile}</>;
  }
  if (loaded.Part === null) {
    const failure = new ApiFailure('network', text.value.failure.page);
    // A chunk that failed to load is asked for anew only by a fresh page.
    const again = () => (attempt === 0 ? tryAgain(1) : location.reload());
    return <Failed failure={failure} again={again} />;
  }
  return <loaded.Part {...given} />;
}
