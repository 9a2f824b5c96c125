import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

interface DropProps {
  /** What the button shows. */
  readonly sign: ComponentChildren;
  /** What it is, where the sign alone does not say; '' where it does. */
  readonly name: string;
  /** On which side of its button the box ends. */
  readonly side: 'left' | 'right';
  /** What the box holds; it may close the box. */
  readonly children: (close: () => void) => ComponentChildren;
  readonly class?: string;
}

/** A button that opens a small box below itself. Escape and a click elsewhere close it. */
export function Drop({ sign, name, side, children, class: look = '' }: DropProps) {
  const box = useRef<HTMLDetailsElement>(null);
  useEffect(() => (box.current === null ? undefined : closeBeside(box.current)), []);
  const close = () => box.current?.removeAttribute('open');
  const named = name === '' ? {} : { 'aria-label': name, title: name };
  return (
    <details class={`menu ${look}`} ref={box}>
      <summary {...named}>{sign}</summary>
      <div class={`menu-box menu-${side} card`}>{children(close)}</div>
    </details>
  );
}

/** Closes what opened when Escape is pressed or something else is clicked. */
export function closeBeside(box: HTMLDetailsElement): () => void {
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && box.open && !event.defaultPrevented) {
      box.open = false;
      box.querySelector('summary')?.focus();
    }
  };
  const click = (event: Event) => {
    if (box.open && event.target instanceof Node && !box.contains(event.target)) {
      box.open = false;
    }
  };
  addEventListener('keydown', press);
  addEventListener('pointerdown', click);
  return () => {
    removeEventListener('keydown', press);
    removeEventListener('pointerdown', click);
  };
}
