import type { ComponentChildren } from 'preact';
import { RangePicker } from '../panels/range-picker';

interface PageHeadProps {
  readonly title: string;
  /** What the page shows, in a sentence. */
  readonly about?: string;
  /** Without it the page knows no range. */
  readonly ranged?: true;
  readonly children?: ComponentChildren;
}

/** A page's title, what it is about, and its range. */
export function PageHead({ title, about, ranged, children }: PageHeadProps) {
  return (
    <div class="page-head">
      <div>
        <h1>{title}</h1>
        {about !== undefined && <p class="quiet">{about}</p>}
      </div>
      <div class="page-head-choices">
        {children}
        {ranged && <RangePicker />}
      </div>
    </div>
  );
}
