import type { PageEntry } from '../pages/registry';
import { Bones } from './bones';
import { Chunk } from './chunk';

/** Shows a page as soon as its chunk is here. */
export function PageSlot({ entry }: { entry: PageEntry }) {
  return <Chunk load={entry.load} given={{}} meanwhile={<Bones />} />;
}
