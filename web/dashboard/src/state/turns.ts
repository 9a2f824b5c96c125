/** How soon an answer is wanted: the less, the sooner. */
export type Rank = 0 | 1 | 2;

/** What the page is looked at for: its headline numbers and its chart. */
export const FIRST: Rank = 0;
/** What is within the window. */
export const SEEN: Rank = 1;
/** What will be within it after a little scrolling. */
export const NEAR: Rank = 2;

/** After so long a question is asked whatever else is still being answered. */
const PATIENCE_MS = 1_500;

interface Waiting {
  readonly rank: Rank;
  readonly start: () => void;
}

/**
 * Lets the questions of a page take turns, so that those that matter most have the server to
 * themselves: a question waits while one of a lesser rank waits or is being answered.
 */
export class Turns {
  private readonly running = [0, 0, 0];
  private readonly waiting = new Set<Waiting>();

  /** Asks when it is the question's turn, unless `signal` says before that nobody waits for it. */
  take<T>(rank: Rank, signal: AbortSignal, ask: () => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const one: Waiting = {
        rank,
        start: () => {
          leave();
          this.running[rank] = (this.running[rank] ?? 0) + 1;
          ask()
            .finally(() => {
              this.running[rank] = (this.running[rank] ?? 0) - 1;
              this.goOn();
            })
            .then(resolve, reject);
        },
      };
      const given = () => {
        leave();
        this.goOn();
        reject(signal.reason);
      };
      const leave = () => {
        this.waiting.delete(one);
        clearTimeout(patience);
        signal.removeEventListener('abort', given);
      };
      const patience = setTimeout(one.start, PATIENCE_MS);
      signal.addEventListener('abort', given);
      this.waiting.add(one);
      // By then all questions of the same drawing wait, in whatever order they came.
      queueMicrotask(() => this.goOn());
    });
  }

  private goOn(): void {
    const asked = this.running.findIndex((count) => count > 0);
    const ranks = [...this.waiting].map(({ rank }) => rank);
    const least = Math.min(asked < 0 ? NEAR : asked, ...ranks);
    for (const one of [...this.waiting]) {
      if (one.rank === least) {
        one.start();
      }
    }
  }
}

/** The questions of this page. */
export const turns = new Turns();
