import { stretches } from '../format/masked';
import { text } from '../text/text';

/** A text in which what was masked can be told from what was sent. */
export function Secret({ of }: { of: string }) {
  return (
    <>
      {stretches(of).map((stretch, at) =>
        stretch.masked ? (
          <mark key={at} class="masked" title={text.value.kept.masked}>
            {stretch.text}
          </mark>
        ) : (
          stretch.text
        ),
      )}
    </>
  );
}
