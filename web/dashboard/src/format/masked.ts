/** What the server writes in a secret's place: stars, or a pseudonym, plain or percent-encoded. */
const MASKED = /\*\*\*|hmac(?::|%3[Aa])[A-Za-z0-9_-]{22}/g;

/** A stretch of a text. */
export interface Stretch {
  readonly text: string;
  /** Whether it stands in the place of a secret. */
  readonly masked: boolean;
}

/** The text cut where something was masked. */
export function stretches(text: string): readonly Stretch[] {
  const all: Stretch[] = [];
  let from = 0;
  for (const { 0: found, index } of text.matchAll(MASKED)) {
    all.push({ text: text.slice(from, index), masked: false }, { text: found, masked: true });
    from = index + found.length;
  }
  all.push({ text: text.slice(from), masked: false });
  return all.filter((stretch) => stretch.text !== '');
}
