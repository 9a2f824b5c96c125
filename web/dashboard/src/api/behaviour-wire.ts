import type { Filter, Span } from './wire';

/** What funnels, retention and journeys take for a step. */
export type Step =
  | { readonly page: string }
  | { readonly event: string; readonly props?: Readonly<Record<string, string>> }
  | { readonly request: string; readonly status?: string }
  | { readonly goal: string };

/** What all questions about visits have in common. */
export interface BehaviourAsked {
  readonly site_id: string;
  readonly date_range: Span;
  readonly filters: readonly Filter[];
  readonly include?: { readonly bots: true };
}

/** What an answer says of itself. */
export interface Told {
  readonly exact: boolean;
  readonly rowsRead: number;
  readonly milliseconds: number;
  readonly warnings: readonly string[];
}

/** One visit as lists show it; what is not known is '' or 0. */
export interface VisitHead {
  readonly id: string;
  /** The visitor's pseudonym. */
  readonly visitor: string;
  /** ISO 8601 with the offset of the site's zone. */
  readonly start: string;
  readonly seconds: number;
  /** Whether it may still go on. */
  readonly open: boolean;
  readonly pageviews: number;
  readonly events: number;
  readonly requests: number;
  readonly entry: string;
  readonly exit: string;
  readonly source: string;
  readonly country: string;
  readonly city: string;
  readonly agent: string;
  /** `person`, or what kind of bot, with its name. */
  readonly who: string;
}

export interface VisitsPage {
  readonly visits: readonly VisitHead[];
  /** The cursor of the page that follows; '' on the last. */
  readonly next: string;
  readonly told: Told;
}

/** Something that happened in a visit. */
export interface Happening {
  readonly id: string;
  readonly at: string;
  /** Since what happened before; null for the first. */
  readonly gapSeconds: number | null;
  readonly kind: string;
  /** The page, the event's name, or method and route of a request. */
  readonly what: string;
  /** Where it happened, where `what` does not say so. */
  readonly where: string;
  readonly status: number | null;
  readonly milliseconds: number | null;
  readonly props: readonly (readonly [name: string, value: string])[];
  readonly engagedSeconds: number;
  readonly scroll: number | null;
  readonly consumer: string;
  /** Whether headers or bodies are kept under its id. */
  readonly kept: boolean;
}

export interface VisitStory {
  readonly visit: VisitHead;
  /** Everything that is known of it, by the server's names. */
  readonly values: readonly (readonly [name: string, value: string])[];
  readonly events: readonly Happening[];
  readonly next: string;
}

export interface FunnelStage {
  readonly name: string;
  readonly count: number;
  /** Per cent of the first step; null where nobody took it. */
  readonly conversion: number | null;
  readonly fromPrevious: number | null;
  readonly dropOff: number;
  readonly medianSeconds: number | null;
  readonly p90Seconds: number | null;
}

export interface Funnel {
  readonly steps: readonly FunnelStage[];
  readonly groups: readonly { readonly value: string; readonly steps: readonly FunnelStage[] }[];
  readonly told: Told;
}

export interface Cohort {
  /** Its first day. */
  readonly start: string;
  readonly visitors: number;
  readonly returned: readonly number[];
  /** Per cent of `visitors`; null where there were none. */
  readonly shares: readonly (number | null)[];
}

export interface Retention {
  readonly cohorts: readonly Cohort[];
  readonly told: Told;
}

/** A step of a journey, or all the rarer ones at its place. */
export interface Place {
  readonly kind: string;
  /** '' for all others. */
  readonly name: string;
}

export interface Journeys {
  readonly visits: number;
  /** Visits of one step. */
  readonly single: number;
  readonly paths: readonly {
    readonly steps: readonly Place[];
    readonly visits: number;
    readonly share: number | null;
  }[];
  /** Visits that took other ways. */
  readonly others: number;
  readonly nodes: readonly {
    readonly position: number;
    readonly place: Place;
    readonly visits: number;
  }[];
  readonly links: readonly {
    readonly position: number;
    readonly from: Place;
    readonly to: Place;
    readonly visits: number;
  }[];
  readonly told: Told;
}
