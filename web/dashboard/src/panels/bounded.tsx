import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { useLoaded } from '../state/loaded';
import type { Period } from '../state/period';
import { client } from '../state/session';
import { period, question, view, whole } from '../state/view';
import { Controls } from './controls';
import { Failed } from './failed';
import { FilterBar } from './filter-bar';

interface BoundedProps {
  /** The page's heading, which only assistive technology says. */
  readonly title: string;
  readonly children: (period: Period) => ComponentChildren;
}

/** A page of numbers within a range: the range, the filters, and what they leave once it is known. */
export function Bounded({ title, children }: BoundedProps) {
  const { site } = view.value;
  const now = period.value;
  const ends = useLoaded(now === null ? `ends/${site}` : '', async (signal) => {
    return (await client.ask(question('all', { metrics: ['visitors'] }), signal)).span;
  });
  useEffect(() => {
    if (now === null && ends.value !== null && !ends.waiting) {
      whole.value = ends.value;
    }
  }, [now, ends.value, ends.waiting]);
  return (
    <>
      <h1 class="unseen">{title}</h1>
      <Controls />
      <FilterBar />
      {now !== null && children(now)}
      {now === null && ends.failure !== null && (
        <Failed failure={ends.failure} again={ends.again} />
      )}
    </>
  );
}
