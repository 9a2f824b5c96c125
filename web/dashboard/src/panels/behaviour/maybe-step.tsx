import { changeStep, keptStep } from '../../state/behaviour';
import type { Period } from '../../state/period';
import { NEW_STEP } from '../../state/steps';
import { text } from '../../text/text';
import { StepField } from './step-field';

interface MaybeStepProps {
  /** Its word in the address. */
  readonly name: string;
  readonly label: string;
  /** What holds while no step is named. */
  readonly anything: string;
  readonly period: Period;
}

/** A step that may be left open. */
export function MaybeStep({ name, label, anything, period }: MaybeStepProps) {
  const draft = keptStep(name);
  const words = text.value.steps;
  return (
    <div class="maybe-step">
      <span class="maybe-label">{label}</span>
      {draft === null ? (
        <>
          <span>{anything}</span>
          <button
            type="button"
            class="line"
            aria-label={`${label}: ${words.choose}`}
            onClick={() => changeStep(name, NEW_STEP)}
          >
            {words.choose}
          </button>
        </>
      ) : (
        <>
          <StepField
            label={label}
            draft={draft}
            period={period}
            change={(next) => changeStep(name, next)}
          />
          <button
            type="button"
            class="plain"
            aria-label={`${label}: ${words.clear}`}
            title={words.clear}
            onClick={() => changeStep(name, null)}
          >
            ×
          </button>
        </>
      )}
    </div>
  );
}
