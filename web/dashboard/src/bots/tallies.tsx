import { counted } from '../format/numbers';
import { narrow } from '../frame/narrowing';
import { Failed } from '../panels/failed';
import type { Loaded } from '../state/loaded';
import { own } from '../state/own';
import { text } from '../text/text';
import type { Verdicts } from './asked';

interface TalliesProps {
  readonly title: string;
  /** What the words are. */
  readonly head: string;
  /** Under which the address keeps the one that is picked. */
  readonly name: string;
  readonly nameOf: (word: string) => string;
  readonly found: Loaded<readonly Verdicts[]>;
}

/** How often each verdict was given, as bars; a click narrows the page to one. */
export function Tallies({ title, head, name, nameOf, found }: TalliesProps) {
  const rows = found.value ?? [];
  const most = Math.max(1, ...rows.map(({ events }) => events));
  return (
    <section class="card tallies" aria-busy={found.waiting}>
      <h2>{title}</h2>
      {found.failure !== null && <Failed failure={found.failure} again={found.again} />}
      {found.value === null && found.failure === null && <div class="bone tallies-bone" />}
      {rows.length > 0 && (
        <table>
          <thead>
            <tr>
              <th scope="col">{head}</th>
              <th scope="col" class="number">
                {text.value.metrics.visitors.name}
              </th>
              <th scope="col" class="number">
                {text.value.metrics.events.name}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ word, events, visitors }) => {
              const picked = own(name) === word && word !== '';
              return (
                <tr key={word}>
                  <th scope="row">
                    <svg class="tally-bar" aria-hidden="true" focusable="false">
                      <rect width={`${(events / most) * 100}%`} height="100%" rx="5" />
                    </svg>
                    <button
                      type="button"
                      class="value"
                      aria-pressed={picked}
                      disabled={word === ''}
                      onClick={() => narrow(name, picked ? '' : word)}
                    >
                      {nameOf(word)}
                    </button>
                  </th>
                  <td class="number">{counted(visitors)}</td>
                  <td class="number">{counted(events)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
    </section>
  );
}
