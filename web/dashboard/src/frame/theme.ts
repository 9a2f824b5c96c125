import { computed, signal } from '@preact/signals';

/** What the colours are chosen by. */
export const THEMES = ['system', 'light', 'dark'] as const;

export type Theme = (typeof THEMES)[number];

const NAME = 'footfall.theme';
const DARK = matchMedia('(prefers-color-scheme: dark)');

const systemDark = signal(DARK.matches);
DARK.addEventListener('change', () => {
  systemDark.value = DARK.matches;
});

export const theme = signal<Theme>(remembered());

/** Whether the page is dark, whoever chose it. */
export const dark = computed(() =>
  theme.value === 'system' ? systemDark.value : theme.value === 'dark',
);

/** Takes a choice for good. */
export function chooseTheme(choice: Theme): void {
  theme.value = choice;
  wear();
  try {
    localStorage.setItem(NAME, choice);
  } catch {
    // Then the choice lasts until the page is left.
  }
}

/** Puts the choice where the style sheet reads it. */
export function wear(): void {
  document.documentElement.dataset.theme = theme.value;
}

function remembered(): Theme {
  try {
    const word = localStorage.getItem(NAME);
    return THEMES.find((known) => known === word) ?? 'system';
  } catch {
    return 'system';
  }
}
