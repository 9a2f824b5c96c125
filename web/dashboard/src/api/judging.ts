import type { Caller } from './caller';
import { maybeObject, object } from './decode';
import { numberOf, rowsOf, textOf } from './decode-values';
import type { Span } from './wire';

/** How an event is judged. */
export interface Standing {
  readonly botClass: string;
  readonly reason: string;
}

/** What judging stored events again changes, or would. */
export interface Judged {
  readonly read: number;
  readonly changed: number;
  readonly moved: number;
  readonly dropped: number;
  /** Events that keep a verdict which rests on what is not stored. */
  readonly asBefore: number;
  readonly changes: readonly {
    readonly from: Standing;
    readonly to: Standing;
    readonly events: number;
  }[];
  readonly agents: readonly (readonly [agent: string, events: number])[];
  readonly paths: readonly (readonly [path: string, events: number])[];
}

/** Judging looks at every event of its days. */
const JUDGING_MS = 10 * 60_000;

/** Judging stored events again, by the rules as they are. */
export class Judging {
  constructor(private readonly caller: Caller) {}

  /** Judges the events of the days again; with `dry` only finds out what would change. */
  async judge(site: string, [from, to]: Span, dry: boolean, signal: AbortSignal): Promise<Judged> {
    return this.caller.call('/api/judge', signal, readJudged, {
      method: 'POST',
      body: { site_id: site, from, to, dry_run: dry },
      patience: JUDGING_MS,
    });
  }
}

export function readJudged(body: unknown): Judged {
  const answer = object(body, 'answer');
  const count = (name: string) => numberOf(answer[name]) ?? 0;
  const counts = (name: string, of: string) =>
    rowsOf(answer, name).map((row) => [textOf(row[of]), numberOf(row.events) ?? 0] as const);
  return {
    read: count('read'),
    changed: count('changed'),
    moved: count('moved'),
    dropped: count('dropped'),
    asBefore: count('as_before'),
    changes: rowsOf(answer, 'changes').map((row) => ({
      from: readStanding(row.from),
      to: readStanding(row.to),
      events: numberOf(row.events) ?? 0,
    })),
    agents: counts('agents', 'agent'),
    paths: counts('paths', 'path'),
  };
}

function readStanding(standing: unknown): Standing {
  const { class: botClass, reason } = maybeObject(standing);
  return { botClass: textOf(botClass), reason: textOf(reason) };
}
