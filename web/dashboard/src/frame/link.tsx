import type { ComponentChildren } from 'preact';
import type { View } from '../state/address';
import { addressOf, go } from '../state/view';

interface LinkProps {
  readonly to: Partial<View>;
  readonly children: ComponentChildren;
  readonly current?: boolean;
  readonly class?: string;
  readonly title?: string;
}

/** A link inside the dashboard: a plain click stays in the page, any other does what links do. */
export function Link({ to, children, current, class: look = '', title = '' }: LinkProps) {
  return (
    <a
      href={addressOf(to)}
      class={look}
      title={title}
      aria-current={current ? 'page' : undefined}
      onClick={(event) => {
        if (event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
          event.preventDefault();
          go(to);
        }
      }}
    >
      {children}
    </a>
  );
}
