import { useState } from 'preact/hooks';
import type { Exchange, ExchangeHead } from '../api/exchanges';
import { momentName } from '../format/moments';
import { known } from '../format/numbers';
import { Bones } from '../frame/bones';
import { Details } from '../frame/details';
import { type Fact, Facts } from '../frame/facts';
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
      <Facts facts={factsOf(head)} class="facts" />
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

function factsOf(head: ExchangeHead): readonly Fact[] {
  const words = text.value.kept.exchanges;
  const only = (place: string, value: string) => () => {
    turn({ id: '' });
    narrow(place, value);
  };
  return [
    [words.time, momentName(head.time)],
    [words.duration, known('duration_avg', head.duration)],
    [words.firstByte, known('duration_avg', head.firstByte)],
    [text.value.metrics.bytes_in.name, known('bytes_in', head.bytesIn)],
    [text.value.metrics.bytes_out.name, known('bytes_out', head.bytesOut)],
    [words.direction, head.outgoing ? words.outgoing : words.incoming],
    [words.ending, endingName(head.outcome)],
    [words.route, head.route, only('route', head.route)],
    [words.consumer, head.consumer, only('consumer', head.consumer)],
    [words.trace, head.traceId, only('trace', head.traceId)],
    [words.agent, head.userAgent],
  ];
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
