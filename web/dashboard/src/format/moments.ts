import { computed } from '@preact/signals';
import { zone } from '../state/view';
import { locale } from '../text/text';

const second = computed(
  () =>
    new Intl.DateTimeFormat(locale.value, {
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      hour: 'numeric',
      minute: '2-digit',
      second: '2-digit',
      timeZone: zone.value,
    }),
);

/** An instant by the site's clock, to the second; '' of none. */
export function momentName(instant: string): string {
  const at = Date.parse(instant);
  return Number.isNaN(at) ? instant : second.value.format(at);
}
