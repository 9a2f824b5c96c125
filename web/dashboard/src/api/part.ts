/** A stretch of a list that the server gives piece by piece. */
export interface Part<R> {
  readonly rows: readonly R[];
  /** Where the next one begins; null after the last. */
  readonly next: string | null;
  /** How long the whole list is; null where nobody counted. */
  readonly total: number | null;
}
