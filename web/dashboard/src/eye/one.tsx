import type { ComponentChildren } from 'preact';
import { Bones } from '../frame/bones';
import { Details } from '../frame/details';
import { Failed } from '../panels/failed';
import { useLoadedOnce } from '../state/loaded';
import { turn } from '../state/own';

interface OneProps<R> {
  readonly title: string;
  /** Tells one row from all others. */
  readonly name: string;
  readonly load: (signal: AbortSignal) => Promise<R>;
  readonly children: (row: R) => ComponentChildren;
}

/** One row of a list over it, by the id in the address. */
export function One<R>({ title, name, load, children }: OneProps<R>) {
  const found = useLoadedOnce(name, load);
  return (
    <Details title={title} close={() => turn({ id: '' })}>
      {found.failure !== null && <Failed failure={found.failure} again={found.again} />}
      {found.failure === null && found.value === null && <Bones />}
      {found.value !== null && children(found.value)}
    </Details>
  );
}
