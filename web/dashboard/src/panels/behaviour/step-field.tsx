import { useEffect, useId, useState } from 'preact/hooks';
import type { Filter } from '../../api/wire';
import { NOT_SET } from '../../format/names';
import { useLoadedOnce } from '../../state/loaded';
import type { Period } from '../../state/period';
import { client } from '../../state/session';
import { NEW_STEP, STEP_KINDS, type StepDraft, type StepKind } from '../../state/steps';
import { question, view } from '../../state/view';
import { text } from '../../text/text';

/** How many names are suggested. */
const MOST = 50;

/** Which dimensions name the steps of a kind, and of which events. */
const NAMED: Readonly<Record<StepKind, readonly [dimensions: readonly string[], Filter | null]>> = {
  page: [['event:page'], ['is', 'event:kind', ['pageview']]],
  event: [['event:name'], ['is', 'event:kind', ['custom', 'tag']]],
  request: [
    ['event:method', 'event:route'],
    ['is_not', 'event:method', [NOT_SET]],
  ],
  goal: [['event:goal'], null],
};

interface StepFieldProps {
  /** What the step is called for those who do not see it. */
  readonly label: string;
  readonly draft: StepDraft;
  readonly period: Period;
  /** Called when a part of it was changed and left. */
  readonly change: (draft: StepDraft) => void;
}

/** One step to fill in, with the site's frequent names as suggestions. */
export function StepField({ label, draft, period, change }: StepFieldProps) {
  const id = useId();
  const { kind, name, status, property, value } = draft;
  const words = text.value.steps;
  const names = useNames(kind, period);
  const field = (of: 'name' | 'status' | 'property' | 'value', shown: string, hint: string) => (
    <TypedField
      key={`${of}/${kind}`}
      class={`field field-${of}`}
      label={`${label}: ${shown}`}
      hint={hint}
      value={draft[of]}
      list={of === 'name' ? id : undefined}
      change={(value) => change({ ...draft, [of]: value.trim() })}
    />
  );
  return (
    <fieldset class="step-field">
      <legend class="unseen">{label}</legend>
      <select
        aria-label={`${label}: ${words.kind}`}
        value={kind}
        onChange={(event) => change({ ...NEW_STEP, kind: event.currentTarget.value as StepKind })}
      >
        {STEP_KINDS.map((word) => (
          <option key={word} value={word}>
            {words.kinds[word]}
          </option>
        ))}
      </select>
      {field('name', words.names[kind], words.hints[kind])}
      {kind === 'request' && field('status', words.status, '2xx')}
      {kind === 'event' && name !== '' && (
        <>
          {field('property', words.property, words.property)}
          {(property !== '' || value !== '') && field('value', words.value, words.value)}
        </>
      )}
      {kind === 'request' && status !== '' && !/^[1-5](xx|\d\d)$/.test(status) && (
        <p class="bad" role="alert">
          {words.badStatus}
        </p>
      )}
      <datalist id={id}>
        {names.map((known) => (
          <option key={known} value={known} />
        ))}
      </datalist>
    </fieldset>
  );
}

interface TypedFieldProps {
  readonly class: string;
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  readonly list: string | undefined;
  readonly change: (value: string) => void;
}

/** A text that is told when its field is left; suggestions that come meanwhile leave it alone. */
function TypedField({ class: look, label, hint, value, list, change }: TypedFieldProps) {
  const [typed, type] = useState(value);
  useEffect(() => type(value), [value]);
  return (
    <input
      class={look}
      aria-label={label}
      placeholder={hint}
      value={typed}
      list={list}
      autocomplete="off"
      spellcheck={false}
      maxLength={2000}
      onInput={(event) => type(event.currentTarget.value)}
      onChange={(event) => change(event.currentTarget.value)}
    />
  );
}

/** The most frequent names of that kind; none while they are not known. */
function useNames(kind: StepKind, period: Period): readonly string[] {
  const [dimensions, filter] = NAMED[kind];
  const { site, range } = view.value;
  const loaded = useLoadedOnce(`names/${site}/${range}/${period.days}/${kind}`, async (signal) => {
    const asked = question(period.span, {
      metrics: ['events'],
      dimensions,
      ...(filter === null ? {} : { filters: [filter] }),
      order_by: [['events', 'desc']],
      pagination: { limit: MOST, offset: 0 },
    });
    const { rows } = await client.ask(asked, signal);
    return rows
      .filter((row) => (row.metrics[0] ?? 0) > 0)
      .map((row) => row.dimensions.filter((word) => word !== NOT_SET).join(' '));
  });
  return loaded.value ?? [];
}
