import type { Step } from '../api/behaviour-wire';

/** What a step may be. */
export const STEP_KINDS = ['page', 'event', 'request', 'goal'] as const;

export type StepKind = (typeof STEP_KINDS)[number];

/** A step as its editor has it; a step without a name is not asked for yet. */
export interface StepDraft {
  readonly kind: StepKind;
  readonly name: string;
  /** Of a request: `2xx` or `201`; '' for any. */
  readonly status: string;
  /** Of an event: a property and its value; '' for any. */
  readonly property: string;
  readonly value: string;
}

export const NEW_STEP: StepDraft = { kind: 'page', name: '', status: '', property: '', value: '' };

const STATUS = /^[1-5](xx|\d\d)$/;

/** A step as the address holds it: `page:/pricing`, `request:POST /orders|2xx`, `event:Buy|plan|pro`. */
export function writeStep({ kind, name, status, property, value }: StepDraft): string {
  const more = kind === 'request' ? [status] : kind === 'event' ? [property, value] : [];
  const parts = [name, ...more].map((part) => part.replaceAll('%', '%25').replaceAll('|', '%7C'));
  while (parts.length > 1 && parts.at(-1) === '') {
    parts.pop();
  }
  return `${kind}:${parts.join('|')}`;
}

/** The step that a text of the address stands for; null where it makes no sense. */
export function readStep(text: string): StepDraft | null {
  const colon = text.indexOf(':');
  const kind = STEP_KINDS.find((word) => word === text.slice(0, colon));
  if (kind === undefined) {
    return null;
  }
  const [name = '', first = '', second = ''] = text
    .slice(colon + 1)
    .split('|')
    .map((part) => part.replaceAll('%7C', '|').replaceAll('%25', '%'));
  return {
    kind,
    name,
    status: kind === 'request' ? first : '',
    property: kind === 'event' ? first : '',
    value: kind === 'event' ? second : '',
  };
}

/** What the server is asked; null while the step has no name or a status that is none. */
export function stepOf(draft: StepDraft): Step | null {
  const name = draft.name.trim();
  if (name === '' || (draft.status !== '' && !STATUS.test(draft.status))) {
    return null;
  }
  switch (draft.kind) {
    case 'page':
      return { page: name };
    case 'event':
      return draft.property === ''
        ? { event: name }
        : { event: name, props: { [draft.property]: draft.value } };
    case 'request':
      return draft.status === '' ? { request: name } : { request: name, status: draft.status };
    case 'goal':
      return { goal: name };
  }
}

/** The step in a few words. */
export function stepName({ name, status, property, value }: StepDraft): string {
  const more = property === '' ? status : `${property} = ${value}`;
  return more === '' ? name : `${name} (${more})`;
}
