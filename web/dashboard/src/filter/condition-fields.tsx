import type { Filter } from '../api/wire';
import { dimensionName } from '../format/names';
import { DIMENSION_GROUPS, PROPERTY } from '../state/dimensions';
import { about, type Condition, isPattern, operatorsOf } from '../state/filter-draft';
import { text } from '../text/text';
import { PropertyField } from './property-field';
import { ValuesField } from './values-field';

interface ConditionFieldsProps {
  readonly condition: Condition;
  readonly name: string;
  /** The other filters in force: suggested values are of what they leave. */
  readonly others: readonly Filter[];
  readonly change: (condition: Condition) => void;
  readonly drop: (() => void) | undefined;
}

/** One condition: what is looked at, how, and the values. */
export function ConditionFields({ condition, name, others, change, drop }: ConditionFieldsProps) {
  const words = text.value.filter;
  const { dimension, operator } = condition;
  return (
    <fieldset class="condition">
      <legend class="unseen">{name}</legend>
      <div class="condition-head">
        <DimensionSelect dimension={dimension} choose={(next) => change(about(condition, next))} />
        {dimension.startsWith(PROPERTY) && (
          <PropertyField
            name={dimension.slice(PROPERTY.length)}
            choose={(property) => change(about(condition, PROPERTY + property))}
          />
        )}
        <select
          aria-label={words.operator}
          value={operator}
          onChange={(event) => {
            const word = event.currentTarget.value;
            const next = operatorsOf(dimension).find((known) => known === word);
            change({ ...condition, operator: next ?? operator });
          }}
        >
          {operatorsOf(dimension).map((word) => (
            <option key={word} value={word}>
              {words.operators[word]}
            </option>
          ))}
        </select>
        {drop !== undefined && (
          <button
            type="button"
            class="plain condition-drop"
            aria-label={words.drop}
            title={words.drop}
            onClick={drop}
          >
            ×
          </button>
        )}
      </div>
      {dimension !== PROPERTY && (
        <ValuesField key={dimension} condition={condition} others={others} change={change} />
      )}
      {!isPattern(condition) && (
        <label class="check">
          <input
            type="checkbox"
            checked={condition.anyCase}
            onChange={(event) => change({ ...condition, anyCase: event.currentTarget.checked })}
          />
          {words.anyCase}
        </label>
      )}
    </fieldset>
  );
}

interface DimensionSelectProps {
  readonly dimension: string;
  readonly choose: (dimension: string) => void;
}

function DimensionSelect({ dimension, choose }: DimensionSelectProps) {
  const words = text.value.filter;
  const chosen = dimension.startsWith(PROPERTY) ? PROPERTY : dimension;
  const offered: readonly string[] = Object.values(DIMENSION_GROUPS).flat();
  return (
    <select
      aria-label={words.dimension}
      value={chosen}
      onChange={(event) => choose(event.currentTarget.value)}
    >
      {!offered.includes(chosen) && <option value={chosen}>{dimensionName(chosen)}</option>}
      {(Object.keys(DIMENSION_GROUPS) as (keyof typeof DIMENSION_GROUPS)[]).map((group) => (
        <optgroup key={group} label={words.groups[group]}>
          {DIMENSION_GROUPS[group].map((word) => (
            <option key={word} value={word}>
              {word === PROPERTY ? text.value.dimensions.property : dimensionName(word)}
            </option>
          ))}
        </optgroup>
      ))}
    </select>
  );
}
