import type { ComponentChildren } from 'preact';
import { useEffect, useId, useLayoutEffect, useRef } from 'preact/hooks';
import { StandingOf } from '../state/standing';
import { text } from '../text/text';

interface DetailsProps {
  readonly title: string;
  readonly close: () => void;
  readonly children: ComponentChildren;
  /** As narrow as its content, for forms. */
  readonly small?: true;
  /** As wide as the page, for what stands side by side. */
  readonly wide?: true;
}

/**
 * A dialog over the page. Escape, the button and a click beside it close it; the focus stays inside
 * and goes back to where it was. What it shows waits for nothing on the page.
 */
export function Details({ title, close, children, small, wide }: DetailsProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useLayoutEffect(() => {
    const opener = document.activeElement;
    const shown = dialog.current;
    shown?.showModal();
    return () => {
      shown?.close();
      if (opener instanceof HTMLElement && opener.isConnected) {
        opener.focus();
      }
    };
  }, []);
  useEffect(() => {
    const shown = dialog.current;
    const beside = (event: MouseEvent) => {
      if (event.target === shown) {
        close();
      }
    };
    shown?.addEventListener('mousedown', beside);
    return () => shown?.removeEventListener('mousedown', beside);
  }, [close]);
  return (
    <dialog
      ref={dialog}
      class={small ? 'details details-small' : wide ? 'details details-wide' : 'details'}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
    >
      <div class="details-head">
        <h2 id={id}>{title}</h2>
        <button type="button" class="plain" aria-label={text.value.frame.close} onClick={close}>
          ×
        </button>
      </div>
      <div class="details-body">
        <StandingOf.Provider value={null}>{children}</StandingOf.Provider>
      </div>
    </dialog>
  );
}
