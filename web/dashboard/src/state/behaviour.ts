import { BehaviourClient } from '../api/behaviour-client';
import type { BehaviourAsked, Step } from '../api/behaviour-wire';
import { turn } from './own';
import type { Period } from './period';
import { caller } from './session';
import { readStep, type StepDraft, stepOf, writeStep } from './steps';
import { view } from './view';

export const behaviour = new BehaviourClient(caller);

/** What every question about visits has in common. */
export function askedOf({ span }: Period): BehaviourAsked {
  const { site, filters, bots } = view.value;
  return {
    site_id: site,
    date_range: span,
    filters,
    ...(bots ? { include: { bots: true } } : {}),
  };
}

/** Tells one question from another; stays the same while only the time moves on. */
export function askedName(page: string, asked: BehaviourAsked): string {
  const { range } = view.value;
  const moves = range === '24h';
  return `${page}/${range}/${JSON.stringify(moves ? { ...asked, date_range: '' } : asked)}`;
}

/** The step that the page keeps under that name; null where it keeps none. */
export function keptStep(name: string): StepDraft | null {
  return readStep(view.value.own[name] ?? '');
}

/** What the server is asked for the step of that name; null where there is none. */
export function askedStep(name: string): Step | null {
  const draft = keptStep(name);
  return draft === null ? null : stepOf(draft);
}

export function changeStep(name: string, draft: StepDraft | null): void {
  turn({ [name]: draft === null ? '' : writeStep(draft) });
}
