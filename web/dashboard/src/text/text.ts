import { computed, signal } from '@preact/signals';
import { en, type Text } from './en';

/** The languages that the dashboard has texts in, each under its own name. */
export const LANGUAGES = { en: 'English', de: 'Deutsch' } as const;

export type Language = keyof typeof LANGUAGES;

/** What the texts are chosen by: a language, or the browser's. */
export type LanguageChoice = Language | 'system';

const NAME = 'footfall.language';

/** English comes with the page; the others are loaded when they are wanted. */
const LOADERS: Readonly<Record<Language, () => Promise<Text>>> = {
  en: async () => en,
  de: async () => (await import('./de')).de,
};

const shown = signal<{ readonly language: Language; readonly text: Text }>({
  language: 'en',
  text: en,
});

export const choice = signal<LanguageChoice>(remembered());

/** The texts in the language that is shown. */
export const text = computed(() => shown.value.text);

export const language = computed(() => shown.value.language);

/** Numbers, dates and weeks are the browser's, unless another language was chosen. */
export const locale = computed(() => {
  const own = browserLocale();
  const { language: used } = shown.value;
  return choice.value === 'system' || own.split('-')[0] === used ? own : used;
});

/** Loads the texts of the choice; until they are here, the former ones stay. */
export async function speak(wish: LanguageChoice): Promise<void> {
  const next = wish === 'system' ? browserLanguage() : wish;
  const loaded = await LOADERS[next]();
  choice.value = wish;
  shown.value = { language: next, text: loaded };
  document.documentElement.lang = next;
}

/** Takes a choice for good. */
export function choose(wish: LanguageChoice): void {
  try {
    localStorage.setItem(NAME, wish);
  } catch {
    // Then the choice lasts until the page is left.
  }
  speak(wish).catch(() => {
    // The former language stays.
  });
}

function browserLocale(): string {
  return globalThis.navigator?.language ?? 'en';
}

function browserLanguage(): Language {
  const known = (globalThis.navigator?.languages ?? [])
    .map((tag) => tag.split('-')[0] ?? '')
    .find((tag) => tag in LANGUAGES);
  return (known ?? 'en') as Language;
}

function remembered(): LanguageChoice {
  try {
    const word = globalThis.localStorage?.getItem(NAME) ?? '';
    return word in LANGUAGES ? (word as Language) : 'system';
  } catch {
    return 'system';
  }
}
