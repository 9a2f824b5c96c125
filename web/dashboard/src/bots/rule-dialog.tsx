import { useId, useState } from 'preact/hooks';
import { ApiFailure } from '../api/failure';
import type { Rule, RuleWords } from '../api/settings';
import { announce } from '../frame/announce';
import { Details } from '../frame/details';
import { settings } from '../state/session';
import { view } from '../state/view';
import { text } from '../text/text';
import { CLASSES } from './asked';
import { Effect } from './effect';
import { type Condition, className, conditionsOf, outcomeOf } from './words';

/** Those that stored events can be held against; addresses are not stored. */
const FIELDS: readonly Condition[] = ['agent', 'path', 'hostname', 'country'];

/** Before all other rules of the site. */
const FIRST = 1;

interface RuleDialogProps {
  /** What the form begins with. */
  readonly start: RuleWords;
  readonly close: () => void;
  /** Told when rules or verdicts are others than before. */
  readonly changed: () => void;
}

/** Makes a rule, shows what it changes, and takes it back. */
export function RuleDialog({ start, close, changed }: RuleDialogProps) {
  const [made, setMade] = useState<Rule | null>(null);
  const words = text.value.kept.bots;
  return (
    <Details title={made === null ? words.newRule : words.rule(made.id)} close={close}>
      {made === null ? (
        <RuleForm
          start={start}
          done={(rule) => {
            setMade(rule);
            changed();
          }}
        />
      ) : (
        <RuleMade rule={made} close={close} changed={changed} />
      )}
    </Details>
  );
}

interface RuleMadeProps {
  readonly rule: Rule;
  readonly close: () => void;
  readonly changed: () => void;
}

/** What a rule says and changes; it can be taken back. */
export function RuleMade({ rule, close, changed }: RuleMadeProps) {
  const [gone, setGone] = useState(false);
  const [why, setWhy] = useState('');
  const words = text.value.kept.bots;
  const takeBack = async () => {
    try {
      await settings.removeRule(view.value.site, rule.id);
      setGone(true);
      announce(words.tookBack);
      changed();
    } catch (thrown) {
      setWhy(ApiFailure.of(thrown).message);
    }
  };
  return (
    <div class="rule-made">
      <p>
        {conditionsOf(rule)} → <b>{outcomeOf(rule)}</b>
      </p>
      <p class="quiet">{gone ? words.tookBack : words.fromNowOn}</p>
      <h3>{words.stored}</h3>
      {/* Asked anew once the rule is gone: then it tells what its verdicts become. */}
      <Effect key={String(gone)} done={changed} />
      {why !== '' && (
        <p class="wrong" role="alert">
          {why}
        </p>
      )}
      <p class="rule-deeds">
        {!gone && (
          <button type="button" class="line" onClick={takeBack}>
            {words.takeBack}
          </button>
        )}
        <button type="button" class="line" onClick={close}>
          {text.value.frame.close}
        </button>
      </p>
    </div>
  );
}

function RuleForm({ start, done }: { start: RuleWords; done: (rule: Rule) => void }) {
  const [rule, setRule] = useState(start);
  const [busy, setBusy] = useState(false);
  const [why, setWhy] = useState('');
  const words = text.value.kept.bots;
  const empty = FIELDS.every((name) => rule[name].trim() === '');
  const make = async (event: Event) => {
    event.preventDefault();
    setBusy(true);
    try {
      done(await settings.addRule(view.value.site, rule, FIRST));
    } catch (thrown) {
      setBusy(false);
      setWhy(ApiFailure.of(thrown).message);
    }
  };
  return (
    <form class="rule-form" onSubmit={make}>
      <p class="quiet">{words.allMustHold}</p>
      {FIELDS.map((name) => (
        <Line
          key={name}
          label={words.conditions[name]}
          help={words.help[name]}
          value={rule[name]}
          set={(value) => setRule({ ...rule, [name]: value })}
        />
      ))}
      <label class="rule-line">
        <span>{words.outcome}</span>
        <select
          value={rule.outcome === 'bot' ? rule.botClass : 'person'}
          onChange={(event) => {
            const word = event.currentTarget.value;
            const bot = word !== 'person';
            setRule({ ...rule, outcome: bot ? 'bot' : 'person', botClass: bot ? word : '' });
          }}
        >
          <option value="person">{words.outcomes.person}</option>
          {CLASSES.map((word) => (
            <option key={word} value={word}>
              {words.outcomes.bot(className(word))}
            </option>
          ))}
        </select>
      </label>
      <Line label={words.note} value={rule.note} set={(note) => setRule({ ...rule, note })} />
      {why !== '' && (
        <p class="wrong" role="alert">
          {why}
        </p>
      )}
      <p>
        <button type="submit" class="main" disabled={busy || empty}>
          {words.make}
        </button>
      </p>
    </form>
  );
}

interface LineProps {
  readonly label: string;
  readonly help?: string;
  readonly value: string;
  readonly set: (value: string) => void;
}

function Line({ label, help, value, set }: LineProps) {
  const id = useId();
  return (
    <div class="rule-line">
      <label for={id}>{label}</label>
      <div>
        <input
          id={id}
          type="text"
          class="field"
          spellcheck={false}
          value={value}
          aria-describedby={help === undefined ? undefined : `${id}-help`}
          onInput={(event) => set(event.currentTarget.value)}
        />
        {help !== undefined && (
          <span class="quiet" id={`${id}-help`}>
            {help}
          </span>
        )}
      </div>
    </div>
  );
}
