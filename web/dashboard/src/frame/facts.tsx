import type { ComponentChildren } from 'preact';
import { text } from '../text/text';

/** A name and what it is, '' where it is not known; and what shows only what has that too. */
export type Fact = readonly [name: string, value: string, only?: () => void];

interface FactsGiven {
  readonly facts: readonly Fact[];
  readonly class: string;
  /** Further facts, which are more than a text. */
  readonly children?: ComponentChildren;
}

/** What is known of one thing. */
export function Facts({ facts, class: look, children }: FactsGiven) {
  return (
    <dl class={look}>
      {facts
        .filter(([, value]) => value !== '')
        .map(([name, value, only]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              {only === undefined ? (
                value
              ) : (
                <button
                  type="button"
                  class="only"
                  title={text.value.filter.only(value)}
                  onClick={only}
                >
                  {value}
                </button>
              )}
            </dd>
          </div>
        ))}
      {children}
    </dl>
  );
}
