import type { ExchangeFilter, ExchangeHead } from '../api/exchanges';
import { SEARCH } from '../frame/listing';
import { Choice, Narrowing, Word } from '../frame/narrowing';
import { chosenSpan } from '../state/chosen-span';
import { own } from '../state/own';
import { text } from '../text/text';

/** What the address calls the filters, and what the server calls them. */
const NAMES: Readonly<Record<string, string>> = {
  method: 'method',
  status: 'status',
  route: 'route',
  consumer: 'consumer',
  outcome: 'outcome',
  direction: 'direction',
  has: 'has',
  trace: 'trace_id',
};
const FIELDS = Object.keys(NAMES);
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'];
const STATUSES = ['2xx', '3xx', '4xx', '5xx'];
const ENDINGS = ['completed', 'exception', 'client-gone', 'timeout'] as const;

export function narrowed(): boolean {
  return FIELDS.some((name) => own(name) !== '');
}

/** What the address asks for, as the server's parameters. */
export function exchangeFilter(): ExchangeFilter {
  const span = chosenSpan();
  const search = own(SEARCH);
  const filter = Object.fromEntries(FIELDS.map((name) => [NAMES[name] ?? name, own(name)]));
  return {
    ...filter,
    path: search === '' || search.includes('*') ? search : `*${search}*`,
    from: span?.[0] ?? '',
    to: span?.[1] ?? '',
  };
}

/** @param rows those that are listed, whose values are offered */
export function Filters({ rows }: { rows: readonly ExchangeHead[] }) {
  const words = text.value.kept.exchanges;
  const offered = (value: (head: ExchangeHead) => string) =>
    [...new Set(rows.map(value))].filter((found) => found !== '').sort();
  return (
    <Narrowing names={FIELDS}>
      <Choice name="method" label={words.method} choices={METHODS.map((name) => [name, name])} />
      <Word
        name="status"
        label={words.status}
        suggestions={[...STATUSES, ...offered(({ status }) => String(status ?? ''))]}
      />
      <Word name="route" label={words.route} suggestions={offered(({ route }) => route)} />
      <Word
        name="consumer"
        label={words.consumer}
        suggestions={offered(({ consumer }) => consumer)}
      />
      <Choice
        name="outcome"
        label={words.ending}
        choices={ENDINGS.map((ending) => [ending, words.endings[ending]])}
      />
      <Choice
        name="direction"
        label={words.direction}
        choices={[
          ['incoming', words.incoming],
          ['outgoing', words.outgoing],
        ]}
      />
      <Choice name="has" label={words.bodies} choices={[['body', words.withBody]]} />
      {own('trace') !== '' && <Word name="trace" label={words.trace} />}
    </Narrowing>
  );
}
