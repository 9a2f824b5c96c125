import { TagsClient } from '../api/tags';
import { caller } from '../state/session';

export const tags = new TagsClient(caller);
