import { text } from '../text/text';
import { UnexpectedShape } from './decode';

/** Who has to act: sign in, ask somebody who may, change the question, wait, or look at the server. */
export type Trouble = 'key' | 'forbidden' | 'question' | 'busy' | 'server' | 'network';

/** A call that brought no answer, in words for people. */
export class ApiFailure extends Error {
  constructor(
    readonly trouble: Trouble,
    message: string,
  ) {
    super(message);
  }

  static ofStatus(status: number, complaint: string | null): ApiFailure {
    const words = text.value.failure;
    if (status === 401) {
      return new ApiFailure('key', complaint ?? words.key);
    }
    if (status === 403) {
      return new ApiFailure('forbidden', complaint ?? words.forbidden);
    }
    if (status === 429 || status === 503) {
      return new ApiFailure('busy', complaint ?? words.busy);
    }
    if (status === 504) {
      return new ApiFailure('busy', complaint ?? words.slow);
    }
    if (status < 500) {
      return new ApiFailure('question', complaint ?? words.question(status));
    }
    return new ApiFailure('server', complaint ?? words.server(status));
  }

  static of(thrown: unknown): ApiFailure {
    const words = text.value.failure;
    if (thrown instanceof ApiFailure) {
      return thrown;
    }
    if (thrown instanceof DOMException && thrown.name === 'TimeoutError') {
      return new ApiFailure('network', words.late);
    }
    if (thrown instanceof UnexpectedShape || thrown instanceof SyntaxError) {
      return new ApiFailure('server', words.shape(thrown.message));
    }
    return new ApiFailure('network', words.network);
  }
}
