import { useEffect, useRef, useState } from 'preact/hooks';
import { Details } from '../frame/details';
import {
  type Condition,
  type Draft,
  draftOf,
  filtersOf,
  NEW_CONDITION,
} from '../state/filter-draft';
import { replaced, without } from '../state/filters';
import { setFilters, view } from '../state/view';
import { text } from '../text/text';
import { ConditionFields } from './condition-fields';

/** More conditions than one looks through. */
const MOST_CONDITIONS = 10;

interface FilterEditorProps {
  /** The place of the filter that is changed; null for a new one. */
  readonly at: number | null;
  readonly close: () => void;
}

/** Puts a filter together, or changes one: any dimension, any operator, several values, and / or. */
export default function FilterEditor({ at, close }: FilterEditorProps) {
  const { filters } = view.value;
  const words = text.value.filter;
  const changed = at === null ? undefined : filters[at];
  const [draft, setDraft] = useState<Draft>(
    () => (changed && draftOf(changed)) ?? { joined: 'and', conditions: [NEW_CONDITION] },
  );
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector<HTMLElement>('.values input')?.focus(), []);
  const others = at === null ? filters : without(filters, at);
  const made = filtersOf(draft);
  const submit = (event: Event) => {
    event.preventDefault();
    setFilters(at === null ? [...filters, ...made] : replaced(filters, at, made));
    close();
  };
  const put = (conditions: readonly Condition[]) => setDraft({ ...draft, conditions });
  const { conditions } = draft;
  return (
    <Details title={at === null ? words.addTitle : words.editTitle} close={close}>
      <form class="filter-form" ref={form} onSubmit={submit}>
        {conditions.length > 1 && <Joined draft={draft} setDraft={setDraft} />}
        {conditions.map((condition, index) => (
          <ConditionFields
            key={`${index}/${conditions.length}`}
            condition={condition}
            name={words.condition(index + 1)}
            others={others}
            change={(next) => put(conditions.map((c, i) => (i === index ? next : c)))}
            drop={
              conditions.length > 1
                ? () => put(conditions.filter((_, i) => i !== index))
                : undefined
            }
          />
        ))}
        <p class="filter-acts">
          {conditions.length < MOST_CONDITIONS && (
            <button
              type="button"
              class="line"
              onClick={() => put([...conditions, { ...NEW_CONDITION }])}
            >
              + {words.another}
            </button>
          )}
          <button type="submit" class="main" disabled={made.length === 0 && at === null}>
            {made.length === 0 && at !== null ? words.takeAway : words.save}
          </button>
        </p>
      </form>
    </Details>
  );
}

function Joined({ draft, setDraft }: { draft: Draft; setDraft: (draft: Draft) => void }) {
  const words = text.value.filter;
  return (
    <label class="filter-joined">
      {words.joined}
      <select
        value={draft.joined}
        onChange={(event) =>
          setDraft({ ...draft, joined: event.currentTarget.value === 'or' ? 'or' : 'and' })
        }
      >
        <option value="and">{words.all}</option>
        <option value="or">{words.any}</option>
      </select>
    </label>
  );
}
