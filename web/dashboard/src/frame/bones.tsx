import { text } from '../text/text';

/** What stands in a page's place until it is here. */
export function Bones() {
  return (
    <div class="bones" aria-busy="true">
      <span class="unseen">{text.value.frame.loading}</span>
      <div class="bone bones-top" />
      <div class="bone bones-wide" />
      <div class="bone" />
      <div class="bone" />
    </div>
  );
}
