import { computed } from '@preact/signals';
import type { Metric } from '../api/wire';
import { COUNTRY, SEGMENT } from '../state/dimensions';
import { segments } from '../state/segment-filters';
import { locale, text } from '../text/text';

const countries = computed(
  () => new Intl.DisplayNames(locale.value, { type: 'region', fallback: 'none' }),
);

/** What the server says where a visit or event has no such value. */
export const NOT_SET = '(not set)';

/** What the wire calls `visit:country`, for people. */
export function dimensionName(dimension: string): string {
  const names: Readonly<Record<string, string>> = text.value.dimensions;
  return names[dimension] ?? dimension.replace(/^(event|visit):(props:)?/, '');
}

/** A value of the dimension, for people: countries by name, an unknown one as it came. */
export function valueName(dimension: string, value: string): string {
  if (value === '' || value === NOT_SET) {
    return text.value.notKnown;
  }
  switch (dimension) {
    case COUNTRY:
      return countryName(value);
    case SEGMENT:
      return segments.value.find(({ id }) => id === value)?.name ?? value;
    default:
      return value;
  }
}

export function metricName(metric: Metric): string {
  return text.value.metrics[metric].name;
}

export function metricMeaning(metric: Metric): string {
  return text.value.metrics[metric].meaning;
}

function countryName(code: string): string {
  return /^[A-Z]{2}$/.test(code) ? (countries.value.of(code) ?? code) : code;
}
