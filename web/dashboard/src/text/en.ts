import { behaviourEn } from './behaviour.en';
import { filtersEn } from './filters.en';
import { frameEn } from './frame.en';
import { keptEn } from './kept.en';
import { numbersEn } from './numbers.en';
import { panelsEn } from './panels.en';
import { settingsEn } from './settings.en';
import { startEn } from './start.en';

/**
 * Every text of the dashboard in English. The other languages have the same shape, so that a
 * missing text does not compile. What depends on a number is a function.
 */
export const en = {
  ...frameEn,
  ...numbersEn,
  ...filtersEn,
  ...panelsEn,
  ...behaviourEn,
  ...startEn,
  ...settingsEn,
  kept: keptEn,
};

/** The shape that every language has. */
export type Text = typeof en;
