import { UnexpectedShape } from './decode';

/** Who has to act: sign in, change the question, wait, or look at the server. */
export type Trouble = 'key' | 'question' | 'busy' | 'server' | 'network';

/** A call that brought no answer, in words for people. */
export class ApiFailure extends Error {
  constructor(
    readonly trouble: Trouble,
    message: string,
  ) {
    super(message);
  }

  static ofStatus(status: number, complaint: string | null): ApiFailure {
    if (status === 401 || status === 403) {
      return new ApiFailure('key', complaint ?? 'The server does not accept this key.');
    }
    if (status === 429 || status === 503) {
      return new ApiFailure('busy', complaint ?? 'The server is busy.');
    }
    if (status === 504) {
      return new ApiFailure('busy', complaint ?? 'The answer took too long; try a shorter range.');
    }
    if (status < 500) {
      return new ApiFailure(
        'question',
        complaint ?? `The server refused the question (${status}).`,
      );
    }
    return new ApiFailure('server', complaint ?? `The server failed (${status}).`);
  }

  static of(thrown: unknown): ApiFailure {
    if (thrown instanceof ApiFailure) {
      return thrown;
    }
    if (thrown instanceof DOMException && thrown.name === 'TimeoutError') {
      return new ApiFailure('network', 'The server did not answer in time.');
    }
    if (thrown instanceof UnexpectedShape || thrown instanceof SyntaxError) {
      return new ApiFailure('server', `The server answered something else: ${thrown.message}`);
    }
    return new ApiFailure('network', 'The server cannot be reached.');
  }
}
