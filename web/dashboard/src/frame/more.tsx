import { useEffect, useRef } from 'preact/hooks';
import { PAGES } from '../pages/registry';
import { pageChange } from '../state/view';
import { text } from '../text/text';
import { closeBeside } from './drop';
import { Link } from './link';

/** The pages that have no room beside the others; names the one that is shown. */
export function More({ page }: { page: string }) {
  const box = useRef<HTMLDetailsElement>(null);
  useEffect(() => (box.current === null ? undefined : closeBeside(box.current)), []);
  useEffect(() => box.current?.removeAttribute('open'), [page]);
  const entries = PAGES.filter(({ linked }) => linked === 'more');
  const shown = entries.find(({ name }) => name === page);
  return (
    <details class={shown ? 'more-pages more-pages-now' : 'more-pages'} ref={box}>
      <summary>
        {shown?.title(text.value) ?? text.value.frame.more} <span aria-hidden="true">▾</span>
      </summary>
      <ul class="card">
        {entries.map((entry) => (
          <li key={entry.name}>
            <Link to={pageChange(entry.name)} current={entry.name === page}>
              {entry.title(text.value)}
            </Link>
          </li>
        ))}
      </ul>
    </details>
  );
}
