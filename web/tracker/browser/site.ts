import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Answers a request for one path. */
export type Page = (request: IncomingMessage, response: ServerResponse) => void;

/** A website of static pages, under any host name. */
export class Site {
  private readonly pages = new Map<string, Page>();

  private constructor(private readonly server: Server) {}

  static async start(): Promise<Site> {
    const server = createServer();
    const site = new Site(server);
    server.on('request', (request, response) => site.answer(request, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return site;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** @param page HTML, or what answers */
  put(host: string, path: string, page: string | Page): void {
    const answer: Page =
      typeof page === 'function'
        ? page
        : (_, response) => {
            response.setHeader('Content-Type', 'text/html; charset=utf-8');
            response.end(page);
          };
    this.pages.set(host + path, answer);
  }

  private answer(request: IncomingMessage, response: ServerResponse): void {
    const url = new URL(request.url ?? '/', `http://${request.headers.host}`);
    const page = this.pages.get(url.hostname + url.pathname);
    if (page) {
      page(request, response);
    } else {
      response.statusCode = 404;
      response.end('nothing here');
    }
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
