import { useState } from 'preact/hooks';
import { type ExchangeHead, exchangeHeads } from '../../api/exchange-heads';
import { full } from '../../format/numbers';
import { useLoaded } from '../../state/loaded';
import type { Period } from '../../state/period';
import { caller } from '../../state/session';
import { view } from '../../state/view';
import { text } from '../../text/text';
import { Explained } from '../explained';
import { Failed } from '../failed';
import { momentOf } from './routes-table';

const MOST = 25;

interface ExchangeListProps {
  readonly method: string;
  readonly route: string;
  readonly period: Period;
}

/** The newest requests of a route that were captured whole, each opening what is stored of it. */
export function ExchangeList({ method, route, period }: ExchangeListProps) {
  const { site } = view.value;
  const [from, to] = period.span;
  const [opened, open] = useState('');
  const loaded = useLoaded(
    `exchanges/${site}/${method} ${route}/${view.value.range}/${from}`,
    (signal) => exchangeHeads(caller, { site, method, route, from, to, limit: MOST }, signal),
  );
  const words = text.value.api;
  return (
    <section class="card panel panel-wide live" aria-label={words.exchanges}>
      <div class="panel-head">
        <h2>{words.exchanges}</h2>
      </div>
      {loaded.failure !== null && <Failed failure={loaded.failure} again={loaded.again} />}
      {loaded.value?.length === 0 && <p class="quiet">{words.noExchanges}</p>}
      {loaded.value !== null && loaded.value.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling box needs the focus to be scrolled by keys
        <section class="live-box" tabIndex={0} aria-label={words.exchanges}>
          <table>
            <thead>
              <tr>
                <th scope="col">{text.value.chart.time}</th>
                <th scope="col">{words.request}</th>
                <th scope="col">{text.value.live.status}</th>
                <th scope="col">{words.duration}</th>
                <th scope="col">{words.consumer}</th>
              </tr>
            </thead>
            <tbody>
              {loaded.value.map((head) => (
                <Head
                  key={head.id}
                  head={head}
                  shown={head.id === opened}
                  open={() => open(head.id === opened ? '' : head.id)}
                />
              ))}
            </tbody>
          </table>
        </section>
      )}
    </section>
  );
}

function Head({ head, shown, open }: { head: ExchangeHead; shown: boolean; open: () => void }) {
  return (
    <>
      <tr>
        <td class="nowrap">{momentOf(Date.parse(head.time))}</td>
        <td class="live-what">
          <button type="button" class="plain" aria-expanded={shown} onClick={open}>
            {head.method} {head.path}
          </button>
        </td>
        <td class={(head.status ?? 0) >= 400 ? 'bad' : ''}>{head.status}</td>
        <td>{full('duration_p95', head.milliseconds)}</td>
        <td>{head.consumer}</td>
      </tr>
      {shown && (
        <tr>
          <td colSpan={5}>
            <Explained id={head.id} />
          </td>
        </tr>
      )}
    </>
  );
}
