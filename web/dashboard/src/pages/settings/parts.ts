import type { ComponentType } from 'preact';
import { About } from './about';
import { Account } from './account';
import { DataPart } from './data';
import { Goals } from './goals';
import { Keys } from './keys';
import { Links } from './links';
import { Rules } from './rules';
import { Segments } from './segments';
import { Sites } from './sites';
import { Users } from './users';

/** A part of the settings: a file in this folder, and texts under the same name. */
export interface SettingsPart {
  readonly name:
    | 'sites'
    | 'goals'
    | 'rules'
    | 'segments'
    | 'links'
    | 'users'
    | 'keys'
    | 'data'
    | 'account'
    | 'about';
  readonly Show: ComponentType;
}

/** In the order in which they are shown. */
export const PARTS: readonly SettingsPart[] = [
  { name: 'sites', Show: Sites },
  { name: 'goals', Show: Goals },
  { name: 'rules', Show: Rules },
  { name: 'segments', Show: Segments },
  { name: 'links', Show: Links },
  { name: 'users', Show: Users },
  { name: 'keys', Show: Keys },
  { name: 'data', Show: DataPart },
  { name: 'account', Show: Account },
  { name: 'about', Show: About },
];
