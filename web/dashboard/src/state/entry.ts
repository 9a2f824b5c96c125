import { ApiFailure } from '../api/failure';
import type { Site } from '../api/wire';
import { client } from './session';

/**
 * The sites that the caller may look at. Where the list is closed but the site in the address
 * answers all the same (the server may be open to anybody), that site alone.
 *
 * @param wanted the site in the address, or ''
 */
export async function findSites(wanted: string, signal: AbortSignal): Promise<readonly Site[]> {
  try {
    return await client.sites(signal);
  } catch (thrown) {
    const closed = thrown instanceof ApiFailure && thrown.trouble === 'key';
    if (!closed || wanted === '') {
      throw thrown;
    }
    const answer = await client.ask(
      { site_id: wanted, metrics: ['visitors'], date_range: 'all' },
      signal,
    );
    return [{ domain: wanted, timezone: answer.zone ?? 'UTC' }];
  }
}
