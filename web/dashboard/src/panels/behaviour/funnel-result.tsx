import type { Funnel, FunnelStage } from '../../api/behaviour-wire';
import { valueName } from '../../format/names';
import { brief, counted, full } from '../../format/numbers';
import { text } from '../../text/text';
import { CsvButton } from './csv-button';
import { ToldOf } from './told';

interface FunnelResultProps {
  readonly funnel: Funnel;
  /** What the steps are called. */
  readonly names: readonly string[];
  /** What it is split by; '' for nothing. */
  readonly split: string;
}

/** How many came how far, how long it took them, and where the others were lost. */
export function FunnelResult({ funnel, names, split }: FunnelResultProps) {
  const words = text.value.funnels;
  const most = Math.max(funnel.steps[0]?.count ?? 0, 1);
  return (
    <>
      <div class="card panel panel-alone">
        <div class="panel-head">
          <h2>{words.summary(percent(funnel.steps.at(-1)?.conversion ?? null))}</h2>
          <CsvButton name={words.result} rows={() => csvRows(funnel, names)} />
        </div>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling box needs the focus to be scrolled by keys */}
        <section class="table-box" tabIndex={0} aria-label={words.result}>
          <table class="funnel">
            <thead>
              <tr>
                <th scope="col">{words.stage}</th>
                <th scope="col">{words.count}</th>
                <th scope="col">{words.ofFirst}</th>
                <th scope="col">{words.ofBefore}</th>
                <th scope="col">{words.lost}</th>
                <th scope="col">{words.median}</th>
                <th scope="col">{words.p90}</th>
              </tr>
            </thead>
            <tbody>
              {funnel.steps.map((stage, at) => (
                <tr key={names[at]}>
                  <th scope="row">
                    <span class="funnel-name">
                      {at + 1}. {names[at]}
                    </span>
                    <span class="funnel-track">
                      <span
                        class="funnel-bar"
                        style={{ width: `${(stage.count / most) * 100}%` }}
                      />
                    </span>
                  </th>
                  <td>{counted(stage.count)}</td>
                  <td>{percent(stage.conversion)}</td>
                  <td>{at === 0 ? '' : percent(stage.fromPrevious)}</td>
                  <td>{at === 0 ? '' : counted(stage.dropOff)}</td>
                  <td>{took(stage.medianSeconds)}</td>
                  <td>{took(stage.p90Seconds)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
        <ToldOf told={funnel.told} />
      </div>
      {funnel.groups.length > 0 && <Groups funnel={funnel} names={names} split={split} />}
    </>
  );
}

function Groups({ funnel, names, split }: FunnelResultProps) {
  const words = text.value.funnels;
  const dimensions: Readonly<Record<string, string>> = text.value.dimensions;
  const title = words.splitBy(dimensions[split] ?? split);
  return (
    <div class="card panel panel-alone">
      <div class="panel-head">
        <h2>{title}</h2>
        <CsvButton
          name={title}
          rows={() => [
            [dimensions[split] ?? split, ...names],
            ...funnel.groups.map(({ value, steps }) => [
              valueName(split, value),
              ...steps.map(({ count }) => count),
            ]),
          ]}
        />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling box needs the focus to be scrolled by keys */}
      <section class="table-box" tabIndex={0} aria-label={title}>
        <table class="funnel">
          <thead>
            <tr>
              <th scope="col">{dimensions[split] ?? split}</th>
              {names.map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {funnel.groups.map(({ value, steps }) => (
              <tr key={value}>
                <th scope="row">{valueName(split, value)}</th>
                {steps.map((stage, at) => (
                  <td key={names[at]}>
                    {counted(stage.count)}
                    {at > 0 && <span class="quiet"> {percent(stage.conversion)}</span>}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}

function csvRows(funnel: Funnel, names: readonly string[]) {
  const words = text.value.funnels;
  const head = [
    words.stage,
    words.count,
    words.ofFirst,
    words.ofBefore,
    words.lost,
    words.median,
    words.p90,
  ];
  const line = (stage: FunnelStage, at: number) => [
    names[at] ?? stage.name,
    stage.count,
    stage.conversion,
    stage.fromPrevious,
    stage.dropOff,
    stage.medianSeconds,
    stage.p90Seconds,
  ];
  return [head, ...funnel.steps.map(line)];
}

function percent(value: number | null): string {
  return full('conversion_rate', value);
}

function took(seconds: number | null): string {
  return seconds === null ? '' : brief('visit_duration', seconds);
}
