import { ExchangesClient } from '../api/exchanges';
import { caller } from '../state/session';

export const exchanges = new ExchangesClient(caller);
