import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { own, turn } from '../state/own';
import { PARTS } from '../state/parts';
import { text } from '../text/text';

/** Fields that narrow a list, each under its name in the address. */
export function Narrowing({
  names,
  children,
}: {
  /** Under which the fields keep their values. */
  readonly names: readonly string[];
  readonly children: ComponentChildren;
}) {
  const some = names.some((name) => own(name) !== '');
  return (
    <search class="narrowing" aria-label={text.value.filter.list}>
      {children}
      {some && (
        <button
          type="button"
          class="plain"
          onClick={() => turn(Object.fromEntries([PARTS, ...names].map((name) => [name, ''])))}
        >
          {text.value.filter.removeAll}
        </button>
      )}
    </search>
  );
}

/** Narrows the list by one value; '' widens it again. */
export function narrow(name: string, value: string): void {
  turn({ [name]: value.trim(), [PARTS]: '' });
}

interface ChoiceProps {
  readonly name: string;
  readonly label: string;
  readonly choices: readonly (readonly [value: string, name: string])[];
  /** What choosing nothing is called. */
  readonly none?: string;
}

export function Choice({ name, label, choices, none }: ChoiceProps) {
  const value = own(name);
  const known = choices.some(([choice]) => choice === value) || value === '';
  return (
    <label>
      {label}
      <select value={value} onChange={(event) => narrow(name, event.currentTarget.value)}>
        <option value="">{none ?? text.value.kept.any}</option>
        {!known && <option value={value}>{value}</option>}
        {choices.map(([choice, words]) => (
          <option key={choice} value={choice}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}

interface WordProps {
  readonly name: string;
  readonly label: string;
  readonly suggestions?: readonly string[];
}

/** A text that narrows the list when it is done. */
export function Word({ name, label, suggestions = [] }: WordProps) {
  const list = useId();
  return (
    <label>
      {label}
      <input
        type="text"
        class="field"
        spellcheck={false}
        value={own(name)}
        list={list}
        onChange={(event) => narrow(name, event.currentTarget.value)}
      />
      <datalist id={list}>
        {suggestions.map((value) => (
          <option key={value} value={value} />
        ))}
      </datalist>
    </label>
  );
}
