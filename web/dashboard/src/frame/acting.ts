import { useState } from 'preact/hooks';
import { ApiFailure } from '../api/failure';

/** Something that was sent and is not answered yet, or was refused. */
export interface Acting {
  readonly busy: boolean;
  /** Why the last one failed; '' where it did not. */
  readonly refusal: string;
  /** Does it, unless the one before is still under way. */
  readonly act: (what: () => Promise<void>) => void;
}

/** For buttons that change something on the server: one change at a time, failures in words. */
export function useActing(): Acting {
  const [busy, setBusy] = useState(false);
  const [refusal, refuse] = useState('');
  const act = (what: () => Promise<void>) => {
    if (busy) {
      return;
    }
    setBusy(true);
    refuse('');
    what()
      .catch((thrown: unknown) => refuse(ApiFailure.of(thrown).message))
      .finally(() => setBusy(false));
  };
  return { busy, refusal, act };
}
