import { useState } from 'preact/hooks';
import type { RuleWords } from '../api/settings';
import {
  byClass,
  byReason,
  CLASS,
  CLASSES,
  type Judgement,
  judgements,
  PERSON,
  REASON,
} from '../bots/asked';
import { judgementColumns } from '../bots/columns';
import { RuleDialog } from '../bots/rule-dialog';
import { RuleList } from '../bots/rule-list';
import { Tallies } from '../bots/tallies';
import { className, reasonName } from '../bots/words';
import { Listing } from '../frame/listing';
import { Choice, Narrowing } from '../frame/narrowing';
import { PageHead } from '../frame/page-head';
import { FilterBar } from '../panels/filter-bar';
import { spanKey } from '../state/chosen-span';
import { useLoadedOnce } from '../state/loaded';
import { own } from '../state/own';
import { type LoadPart, useParts } from '../state/parts';
import { mayChange } from '../state/session';
import { go, view } from '../state/view';
import { text } from '../text/text';
import '../style/kept.css';
import '../style/bots.css';

const ROWS = 100;
/** As many as the server gives at once. */
const MOST_AT_ONCE = 10_000;

/** Who was judged a bot and why, and how to judge otherwise. */
export default function BotsPage() {
  const { site, filters } = view.value;
  const [turn, setTurn] = useState(0);
  const [start, setStart] = useState<RuleWords | null>(null);
  const words = text.value.kept.bots;
  const key = `${site}/${spanKey()}/${JSON.stringify(filters)}/${turn}`;
  const classes = useLoadedOnce(`classes/${key}`, byClass);
  const reasons = useLoadedOnce(`reasons/${key}/${own(CLASS)}`, byReason);
  const load =
    (limit: number): LoadPart<Judgement> =>
    (next, signal) =>
      judgements(limit, next, signal);
  const parts = useParts(`bots/${key}/${own(CLASS)}/${own(REASON)}/${own('search')}`, load(ROWS));
  const changed = () => setTurn((now) => now + 1);
  return (
    <div class="kept" aria-busy={parts.waiting}>
      <PageHead title={words.title(site)} about={words.about} ranged />
      <FilterBar />
      <div class="halves">
        <Tallies
          title={words.byClass}
          head={words.class}
          name={CLASS}
          nameOf={className}
          found={classes}
        />
        <Tallies
          title={words.byReason}
          head={words.reason}
          name={REASON}
          nameOf={reasonName}
          found={reasons}
        />
      </div>
      <RuleList turn={turn} changed={changed} />
      <section class="card">
        <Narrowing names={[CLASS, REASON]}>
          <Choice
            name={CLASS}
            label={words.class}
            choices={[...CLASSES, PERSON].map((word) => [word, className(word)])}
          />
          <Choice
            name={REASON}
            label={words.reason}
            choices={Object.entries(words.reasons).map(([code, name]) => [code, name])}
          />
        </Narrowing>
        <Listing
          name={words.name}
          columns={judgementColumns(mayChange.value ? setStart : null)}
          keyOf={({ botClass, reason, name, agent }: Judgement) =>
            [botClass, reason, name, agent].join('\n')
          }
          parts={parts}
          load={load(MOST_AT_ONCE)}
          narrowed={own(CLASS) !== '' || own(REASON) !== '' || filters.length > 0}
          empty={<Empty />}
        />
      </section>
      {start !== null && (
        <RuleDialog start={start} close={() => setStart(null)} changed={changed} />
      )}
    </div>
  );
}

function Empty() {
  const words = text.value.kept.bots;
  return (
    <>
      <h2>{words.none}</h2>
      <p>{words.noneMeaning}</p>
      {view.value.range !== 'all' && (
        <p>
          <button type="button" class="line" onClick={() => go({ range: 'all', from: '', to: '' })}>
            {text.value.nothing.showAll}
          </button>
        </p>
      )}
    </>
  );
}
