import { useEffect, useRef, useState } from 'preact/hooks';
import { Details } from '../frame/details';
import { type Draft, draftOf, filtersOf, NEW_CONDITION } from '../state/filter-draft';
import { replaced, without } from '../state/filters';
import { setFilters, view } from '../state/view';
import { text } from '../text/text';
import { GroupFields } from './group-fields';

interface FilterEditorProps {
  /** The place of the filter that is changed; null for a new one. */
  readonly at: number | null;
  readonly close: () => void;
}

/** Puts a filter together, or changes one: any dimension, any operator, several values, groups. */
export default function FilterEditor({ at, close }: FilterEditorProps) {
  const { filters } = view.value;
  const words = text.value.filter;
  const changed = at === null ? undefined : filters[at];
  const [draft, setDraft] = useState<Draft>(
    () => (changed && draftOf(changed)) ?? { joined: 'and', parts: [NEW_CONDITION] },
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
  return (
    <Details title={at === null ? words.addTitle : words.editTitle} close={close}>
      <form class="filter-form" ref={form} onSubmit={submit}>
        <GroupFields group={draft} whole={draft} depth={1} others={others} change={setDraft} />
        <p class="filter-acts">
          <button type="submit" class="main" disabled={made.length === 0 && at === null}>
            {made.length === 0 && at !== null ? words.takeAway : words.save}
          </button>
        </p>
      </form>
    </Details>
  );
}
