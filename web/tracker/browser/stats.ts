import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The key with every scope of the servers that the tests start. */
export const KEY = 'ff_key_of_this_run_of_the_tests';
const START_MS = 60_000;
const LOOK_MS = 50;

/** So long nothing more must come before the events are taken to be all. */
const QUIET_MS = 500;

/** An event as the server stored it. */
export interface Stored {
  readonly id: string;
  readonly name: string;
  readonly path: string;
  readonly referrer: string;
  readonly props: Record<string, string>;
  readonly scroll?: number;
  readonly engaged: number;
  readonly [column: string]: unknown;
}

/** A real server with a folder of its own on a free port. */
export class Stats {
  private constructor(
    private readonly server: ChildProcess,
    private readonly folder: string,
    readonly port: number,
  ) {}

  /** @param settings further environment variables of the server */
  static async start(settings: Record<string, string> = {}): Promise<Stats> {
    const folder = await mkdtemp(join(tmpdir(), 'footfall-tracker-'));
    const server = spawn(join(import.meta.dirname, '../../../footfall'), ['serve'], {
      env: {
        ...process.env,
        FOOTFALL_DATA_DIR: folder,
        FOOTFALL_HTTP_PORT: '0',
        FOOTFALL_ADMIN_KEY: KEY,
        ...settings,
      },
    });
    let said = '';
    const port = await new Promise<number>((resolve, reject) => {
      const failed = (): void => reject(new Error(`the server did not start: ${said}`));
      setTimeout(failed, START_MS).unref();
      server.once('exit', failed);
      for (const stream of [server.stdout, server.stderr]) {
        stream.on('data', (text) => {
          said += text;
          const found = /listens on http:\/\/[^:]+:(\d+)/.exec(said);
          if (found) {
            resolve(Number(found[1]));
          }
        });
      }
    });
    return new Stats(server, folder, port);
  }

  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.server.once('exit', resolve));
    this.server.kill();
    await ended;
    await rm(this.folder, { recursive: true, force: true });
  }

  /** Posts the body, where there is one; throws unless the answer is good. */
  async ask(path: string, body?: unknown): Promise<string> {
    const answer = await fetch(`http://127.0.0.1:${this.port}${path}`, {
      method: body ? 'POST' : 'GET',
      headers: { Authorization: `Bearer ${KEY}`, 'Content-Type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const text = await answer.text();
    if (!answer.ok) {
      throw new Error(`${path}: ${answer.status} ${text}`);
    }
    return text;
  }

  async addSite(domain: string): Promise<void> {
    await this.ask('/api/v1/sites', { domain, timezone: 'Etc/UTC' });
  }

  private async ids(domain: string): Promise<string[]> {
    const message = await this.ask(`/api/live?once=true&site_id=${domain}`);
    const { events } = JSON.parse(/^data: (.*)$/m.exec(message)?.[1] ?? '{}') as {
      events: { id: string }[];
    };
    return events.map(({ id }) => id);
  }

  /** Waits until so many events are stored and no further one comes; the oldest first. */
  async events(domain: string, expected: number, limit = 8_000): Promise<Stored[]> {
    const end = performance.now() + limit;
    let quietSince = performance.now();
    let ids: string[] = [];
    for (;;) {
      const now = await this.ids(domain);
      if (now.length !== ids.length) {
        ids = now;
        quietSince = performance.now();
      }
      const quiet = performance.now() - quietSince >= QUIET_MS;
      if ((ids.length >= expected && quiet) || performance.now() > end) {
        break;
      }
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
    const stored = await Promise.all(ids.map((id) => this.ask(`/api/explain/${id}`)));
    return stored
      .map((text) => JSON.parse(text))
      .map(({ event, visit }) => ({ ...event, props: JSON.parse(event.props || '{}'), visit }))
      .reverse();
  }
}
