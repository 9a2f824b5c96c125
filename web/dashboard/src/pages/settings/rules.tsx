import { useState } from 'preact/hooks';
import type { Rule, RuleWords } from '../../api/settings';
import { mayChange, settings } from '../../state/session';
import { view } from '../../state/view';
import { text } from '../../text/text';
import { Choice, Field, Form, Removal } from './form';
import { OnlyFor, Part, Rows, Shown, useListing } from './listing';

const CONDITIONS = ['address', 'agent', 'path', 'country', 'hostname'] as const;

const NONE: RuleWords = {
  note: '',
  address: '',
  agent: '',
  path: '',
  country: '',
  hostname: '',
  outcome: 'bot',
  botClass: '',
};

/** What the owner says about hits: a bot acted, a person acted, or they are dropped. */
export function Rules() {
  const words = text.value.settings.rules;
  return (
    <Part title={words.title} about={words.about}>
      {mayChange.value ? <List /> : <OnlyFor who={text.value.settings.onlyAdminsSee} />}
    </Part>
  );
}

function List() {
  const { site } = view.value;
  const words = text.value.settings.rules;
  const listing = useListing(`rules/${site}`, (signal) => settings.rules(site, signal));
  const move = async (rule: Rule, by: number) => {
    await settings.moveRule(site, rule, rule.position + by).catch(() => {
      // Somebody else changed the rules: they are shown anew.
    });
    listing.changed();
  };
  const deeds = (rule: Rule, many: number) => (
    <>
      <button
        type="button"
        class="line"
        disabled={rule.position === 1}
        aria-label={words.up(rule.position)}
        onClick={() => move(rule, -1)}
      >
        ↑
      </button>
      <button
        type="button"
        class="line"
        disabled={rule.position === many}
        aria-label={words.down(rule.position)}
        onClick={() => move(rule, 1)}
      >
        ↓
      </button>
      <Removal
        name={words.rule(rule.position)}
        meaning={words.removing}
        run={async () => {
          await settings.removeRule(site, rule.id);
          listing.changed();
        }}
      />
    </>
  );
  return (
    <>
      <Shown loaded={listing.loaded}>
        {(rules) => (
          <Rows
            name={words.title}
            rows={rules}
            keyOf={({ id }) => id}
            heads={['#', words.conditions, words.outcome, words.note]}
            cells={(rule) => [
              String(rule.position),
              <Met key="met" rule={rule} />,
              [outcomeName(rule.outcome), rule.botClass].filter(Boolean).join(': '),
              rule.note,
            ]}
            deeds={(rule) => deeds(rule, rules.length)}
            none={words.none}
          />
        )}
      </Shown>
      <Add changed={listing.changed} />
    </>
  );
}

function Met({ rule }: { rule: Rule }) {
  const words = text.value.settings.rules;
  return (
    <>
      {CONDITIONS.filter((name) => rule[name] !== '').map((name) => (
        <span key={name} class="settings-met">
          {words.names[name]} <code>{rule[name]}</code>
        </span>
      ))}
    </>
  );
}

function outcomeName(outcome: string): string {
  const names: Readonly<Record<string, string>> = text.value.settings.rules.outcomes;
  return names[outcome] ?? outcome;
}

function Add({ changed }: { changed: () => void }) {
  const { site } = view.value;
  const words = text.value.settings.rules;
  const [wanted, want] = useState(NONE);
  const put = (part: Partial<RuleWords>) => want({ ...wanted, ...part });
  const add = async () => {
    await settings.addRule(site, wanted);
    want(NONE);
    changed();
  };
  return (
    <>
      <h2>{words.addTitle}</h2>
      <Form deed={words.add} run={add} done={words.added}>
        {CONDITIONS.map((name) => (
          <Field
            key={name}
            label={words.names[name]}
            placeholder={words.examples[name]}
            value={wanted[name]}
            set={(value) => put({ [name]: value })}
            help={words.help[name]}
          />
        ))}
        <Choice
          label={words.outcome}
          value={wanted.outcome}
          set={(outcome) => put({ outcome })}
          among={words.outcomes}
        />
        {wanted.outcome === 'bot' && (
          <Field
            label={words.botClass}
            placeholder="suspicious"
            value={wanted.botClass}
            set={(botClass) => put({ botClass })}
            help={words.botClassHelp}
          />
        )}
        <Field label={words.note} value={wanted.note} set={(note) => put({ note })} />
      </Form>
    </>
  );
}
