import type { Caller } from './caller';
import { readImported, readServer } from './decode-data';

/** What is stored of a site. */
export interface Holding {
  readonly domain: string;
  readonly events: number;
  /** When the first and the last event happened; '' where there is none. */
  readonly first: string;
  readonly last: string;
  /** Requests that are kept with their headers and bodies. */
  readonly exchanges: number;
}

/** What runs, and what it keeps. */
export interface ServerState {
  readonly version: string;
  /** In bytes; null for those who may not read all sites. */
  readonly disk: { readonly used: number; readonly free: number } | null;
  readonly retention: {
    readonly exchangeDays: number;
    readonly exchangeMost: number;
    readonly exchangeBytes: number;
    readonly tagUseDays: number;
  };
  readonly sites: readonly Holding[];
}

export const FORMATS = ['csv', 'ndjson', 'parquet'] as const;

export type Format = (typeof FORMATS)[number];

/** What became of a log. */
export interface Imported {
  readonly lines: number;
  readonly stored: number;
  readonly repeated: number;
  readonly dropped: number;
  readonly unreadable: number;
  /** The first lines that could not be read, and why the log was not read to its end. */
  readonly complaints: readonly string[];
}

/** The part of the API that takes data in and out as a whole. */
export class Data {
  constructor(private readonly caller: Caller) {}

  server(signal: AbortSignal): Promise<ServerState> {
    return this.caller.call('/api/server', signal, readServer);
  }

  /** @param range a word such as `30d`, or two days with a comma between */
  export(site: string, range: string, format: Format, signal: AbortSignal): Promise<Blob> {
    const parameters = new URLSearchParams({ site_id: site, date_range: range, format });
    return this.caller.file(`/api/export?${parameters}`, signal);
  }

  /** @param went is told which part of the log was read */
  import(
    site: string,
    zone: string,
    log: Blob,
    went: (part: number) => void,
    signal: AbortSignal,
  ): Promise<Imported> {
    const parameters = new URLSearchParams({ site_id: site, zone });
    return this.caller.upload(`/api/import?${parameters}`, log, readImported, went, signal);
  }
}
