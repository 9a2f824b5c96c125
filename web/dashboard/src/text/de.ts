import { behaviourDe } from './behaviour.de';
import type { Text } from './en';
import { filtersDe } from './filters.de';
import { frameDe } from './frame.de';
import { keptDe } from './kept.de';
import { numbersDe } from './numbers.de';
import { panelsDe } from './panels.de';
import { settingsDe } from './settings.de';
import { startDe } from './start.de';

/** Every text of the dashboard in German. */
export const de: Text = {
  ...frameDe,
  ...numbersDe,
  ...filtersDe,
  ...panelsDe,
  ...behaviourDe,
  ...startDe,
  ...settingsDe,
  kept: keptDe,
};
