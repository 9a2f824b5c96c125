import type { Filter } from '../api/wire';
import {
  countOf,
  DEEPEST_GROUP,
  type Draft,
  groupIn,
  isGroup,
  NEW_CONDITION,
  type Part,
} from '../state/filter-draft';
import { text } from '../text/text';
import { ConditionFields } from './condition-fields';

/** More conditions than one looks through. */
const MOST_CONDITIONS = 10;

interface GroupFieldsProps {
  readonly group: Draft;
  /** All that is put together, of which the group is a part. */
  readonly whole: Draft;
  /** 1 for the whole. */
  readonly depth: number;
  readonly others: readonly Filter[];
  readonly change: (group: Draft) => void;
}

/** Conditions that are met all or any, and groups of such ones. */
export function GroupFields({ group, whole, depth, others, change }: GroupFieldsProps) {
  const words = text.value.filter;
  const { parts } = group;
  const put = (next: readonly Part[]) => change({ ...group, parts: next });
  const fields = (part: Part, index: number) => {
    const key = `${index}/${parts.length}`;
    const set = (next: Part) => put(parts.map((p, i) => (i === index ? next : p)));
    const drop =
      parts.length > 1 || depth > 1 ? () => put(parts.filter((_, i) => i !== index)) : undefined;
    if (!isGroup(part)) {
      const name = words.condition(index + 1);
      return (
        <ConditionFields key={key} {...{ condition: part, name, others, change: set, drop }} />
      );
    }
    // A group that nothing is left in goes away by itself.
    const keep = (next: Draft) => (next.parts.length === 0 ? drop?.() : set(next));
    return (
      <fieldset key={key} class="condition-group">
        <legend class="unseen">{words.group(index + 1)}</legend>
        <GroupFields {...{ group: part, whole, depth: depth + 1, others, change: keep }} />
      </fieldset>
    );
  };
  return (
    <>
      {parts.length > 1 && <Joined group={group} change={change} />}
      {parts.map(fields)}
      {countOf(whole) < MOST_CONDITIONS && (
        <p class="filter-more">
          <button type="button" class="line" onClick={() => put([...parts, { ...NEW_CONDITION }])}>
            + {words.another}
          </button>
          {depth < DEEPEST_GROUP && (
            <button type="button" class="line" onClick={() => put([...parts, groupIn(group)])}>
              + {words.anotherGroup}
            </button>
          )}
        </p>
      )}
    </>
  );
}

function Joined({ group, change }: Pick<GroupFieldsProps, 'group' | 'change'>) {
  const words = text.value.filter;
  return (
    <label class="filter-joined">
      {words.joined}
      <select
        value={group.joined}
        onChange={(event) =>
          change({ ...group, joined: event.currentTarget.value === 'or' ? 'or' : 'and' })
        }
      >
        <option value="and">{words.all}</option>
        <option value="or">{words.any}</option>
      </select>
    </label>
  );
}
