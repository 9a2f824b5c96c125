import { Judging } from '../api/judging';
import { caller } from '../state/session';

export const judging = new Judging(caller);
