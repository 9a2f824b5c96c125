import type { Order } from '../frame/data-table';
import { keep, view } from './view';

/** In which order a table of the page is, as the address says; `usual` where it says nothing. */
export function orderOf(name: string, usual: Order): Order {
  const [key = '', direction] = (view.value.own[name] ?? '').split('.');
  return key === '' ? usual : { key, descending: direction === 'desc' };
}

export function setOrder(name: string, order: Order): void {
  keep(name, `${order.key}.${order.descending ? 'desc' : 'asc'}`);
}
