import { RejectedClient } from '../api/rejected';
import { caller } from '../state/session';

export const rejected = new RejectedClient(caller);
