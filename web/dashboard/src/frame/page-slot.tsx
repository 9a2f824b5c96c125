import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { ApiFailure } from '../api/failure';
import type { PageEntry } from '../pages/registry';
import { Failed } from '../panels/failed';
import { text } from '../text/text';
import { Bones } from './bones';

interface Loaded {
  readonly entry: PageEntry | null;
  readonly Page: ComponentType | null;
  readonly failed: boolean;
}

/** Shows a page as soon as its chunk is here. */
export function PageSlot({ entry }: { entry: PageEntry }) {
  const [loaded, setLoaded] = useState<Loaded>({ entry: null, Page: null, failed: false });
  const [attempt, tryAgain] = useState(0);
  useEffect(() => {
    let left = false;
    entry.load().then(
      ({ default: Page }) => !left && setLoaded({ entry, Page, failed: false }),
      () => !left && setLoaded({ entry, Page: null, failed: true }),
    );
    return () => {
      left = true;
    };
  }, [entry, attempt]);
  if (loaded.entry !== entry) {
    return <Bones />;
  }
  if (loaded.failed || loaded.Page === null) {
    const failure = new ApiFailure('network', text.value.failure.page);
    // A chunk that failed to load is asked for anew only by a fresh page.
    const again = () => (attempt === 0 ? tryAgain(1) : location.reload());
    return <Failed failure={failure} again={again} />;
  }
  return <loaded.Page />;
}
