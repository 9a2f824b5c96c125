import type { ComponentChildren } from 'preact';

/** A name and what it is; '' where it is not known. */
export type Fact = readonly [name: string, value: string];

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
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      {children}
    </dl>
  );
}
