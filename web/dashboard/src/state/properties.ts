import { only } from './filters';
import { useLoaded } from './loaded';
import { client } from './session';
import { period, view } from './view';

/** The names of the properties of the event that is filtered by, or of all; none until they are here. */
export function useProperties(): readonly string[] {
  const { site, filters } = view.value;
  const days = period.value?.days ?? null;
  const event = only(filters, 'event:name');
  const name = days === null ? '' : JSON.stringify([site, days, event]);
  const loaded = useLoaded(name, async (signal) =>
    days === null ? [] : client.properties(site, days, event, signal),
  );
  return loaded.value ?? [];
}
