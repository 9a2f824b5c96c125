import type { ComponentType } from 'preact';
import { SITE_PAGE } from '../state/address';
import type { Text } from '../text/en';

/** A page of the dashboard: a file in this folder whose default export shows it. */
export interface PageEntry {
  /** Its word in the address. */
  readonly name: string;
  readonly title: (text: Text) => string;
  /** Loads its chunk; nothing of a page is in the first load but the site page's. */
  readonly load: () => Promise<{ readonly default: ComponentType }>;
  /** Whether it speaks of the chosen site. */
  readonly ofSite: boolean;
  /** Where it is linked from. */
  readonly linked: 'navigation' | 'more' | 'menu' | 'footer' | 'nowhere';
  /** The key that opens it; none where absent. */
  readonly key?: string;
}

/** All pages, in the order of the navigation. To add one: a file here, an entry, its texts. */
export const PAGES: readonly PageEntry[] = [
  {
    name: SITE_PAGE,
    title: (text) => text.pages.site,
    load: () => import('./site'),
    ofSite: true,
    linked: 'navigation',
    key: '1',
  },
  {
    name: 'api',
    title: (text) => text.pages.api,
    load: () => import('./api'),
    ofSite: true,
    linked: 'navigation',
    key: '2',
  },
  {
    name: 'live',
    title: (text) => text.pages.live,
    load: () => import('./live'),
    ofSite: true,
    linked: 'navigation',
    key: 'r',
  },
  {
    name: 'visits',
    title: (text) => text.pages.visits,
    load: () => import('./visits'),
    ofSite: true,
    linked: 'navigation',
    key: '3',
  },
  {
    name: 'funnels',
    title: (text) => text.pages.funnels,
    load: () => import('./funnels'),
    ofSite: true,
    linked: 'navigation',
    key: '4',
  },
  {
    name: 'retention',
    title: (text) => text.pages.retention,
    load: () => import('./retention'),
    ofSite: true,
    linked: 'more',
    key: '5',
  },
  {
    name: 'journeys',
    title: (text) => text.pages.journeys,
    load: () => import('./journeys'),
    ofSite: true,
    linked: 'more',
    key: '6',
  },
  {
    name: 'exchanges',
    title: (text) => text.kept.exchanges.page,
    load: () => import('./exchanges'),
    ofSite: true,
    linked: 'more',
  },
  {
    name: 'bots',
    title: (text) => text.kept.bots.page,
    load: () => import('./bots'),
    ofSite: true,
    linked: 'more',
  },
  {
    name: 'rejected',
    title: (text) => text.kept.rejected.page,
    load: () => import('./rejected'),
    ofSite: true,
    linked: 'more',
  },
  {
    name: 'eye',
    title: (text) => text.kept.eye.page,
    load: () => import('./eye'),
    ofSite: true,
    linked: 'more',
  },
  {
    name: 'tags',
    title: (text) => text.kept.tags.page,
    load: () => import('./tags'),
    ofSite: true,
    linked: 'more',
  },
  {
    name: 'start',
    title: (text) => text.start.title,
    load: () => import('./start'),
    ofSite: false,
    linked: 'nowhere',
  },
  {
    name: 'settings',
    title: (text) => text.pages.settings,
    load: () => import('./settings'),
    ofSite: false,
    linked: 'menu',
    key: ',',
  },
  {
    name: 'address',
    title: (text) => text.pages.address,
    load: () => import('./address'),
    ofSite: false,
    linked: 'footer',
  },
];

export function pageOf(name: string): PageEntry | undefined {
  return PAGES.find((entry) => entry.name === name);
}
