import { useState } from 'preact/hooks';
import type { Exchange } from '../api/exchanges';
import { momentName } from '../format/moments';
import { full } from '../format/numbers';
import { Bones } from '../frame/bones';
import { Details } from '../frame/details';
import { narrow } from '../frame/narrowing';
import { Secret } from '../frame/secret';
import { Explained } from '../panels/explained';
import { Failed } from '../panels/failed';
import { useLoadedOnce } from '../state/loaded';
import { turn } from '../state/own';
import { text } from '../text/text';
import { exchanges } from './client';
import { endingName, Status, target } from './columns';
import { AsCurl } from './curl';
import { MessageSide } from './message';
import { SentEventsShown } from './sent-events';

/** One exchange over the list: request and answer side by side. */
export function WholeExchange({ id }: { id: string }) {
  const found = useLoadedOnce(`exchange/${id}`, (signal) => exchanges.one(id, signal));
  const words = text.value.kept.exchanges;
  return (
    <Details wide title={words.one} close={() => turn({ id: '' })}>
      {found.failure !== null && <Failed failure={found.failure} again={found.again} />}
      {found.failure === null && (found.value === null || found.waiting) && <Bones />}
      {found.failure === null && found.value !== null && !found.waiting && (
        <Shown exchange={found.value} />
      )}
    </Details>
  );
}

function Shown({ exchange }: { exchange: Exchange }) {
  const { head, request, response, sentEvents } = exchange;
  const words = text.value.kept.exchanges;
  return (
    <div class="exchange">
      <p class="exchange-target">
        <b>{head.method}</b> <Status of={head.status} />{' '}
        <span>
          {head.scheme !== '' && `${head.scheme}://`}
          {head.host}
          <Secret of={target(head)} />
        </span>
      </p>
      <Facts exchange={exchange} />
      {sentEvents !== null && <SentEventsShown sent={sentEvents} duration={head.duration} />}
      <AsCurl id={head.id} />
      <div class="sides">
        <MessageSide title={words.requestSide} message={request} />
        <MessageSide title={words.answerSide} message={response} />
      </div>
      {!head.outgoing && <Counted id={head.id} />}
    </div>
  );
}

function Facts({ exchange: { head } }: { exchange: Exchange }) {
  const words = text.value.kept.exchanges;
  const ms = (value: number | null) => (value === null ? '' : full('duration_avg', value));
  const bytes = (value: number | null) => (value === null ? '' : full('bytes_out', value));
  const facts: readonly (readonly [name: string, value: string, only?: string])[] = [
    [words.time, momentName(head.time)],
    [words.duration, ms(head.duration)],
    [words.firstByte, ms(head.firstByte)],
    [text.value.metrics.bytes_in.name, bytes(head.bytesIn)],
    [text.value.metrics.bytes_out.name, bytes(head.bytesOut)],
    [words.direction, head.outgoing ? words.outgoing : words.incoming],
    [words.ending, endingName(head.outcome)],
    [words.route, head.route, 'route'],
    [words.consumer, head.consumer, 'consumer'],
    [words.trace, head.traceId, 'trace'],
    [words.agent, head.userAgent],
  ];
  return (
    <dl class="facts">
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
                  onClick={() => {
                    turn({ id: '' });
                    narrow(only, value);
                  }}
                >
                  {value}
                </button>
              )}
            </dd>
          </div>
        ))}
    </dl>
  );
}

/** What is stored of the event that counts it, asked when it is wanted. */
function Counted({ id }: { id: string }) {
  const [open, setOpen] = useState(false);
  return (
    <details class="counted" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{text.value.kept.exchanges.counted}</summary>
      {open && <Explained id={id} />}
    </details>
  );
}
