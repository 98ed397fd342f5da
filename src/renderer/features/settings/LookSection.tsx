import type { ReactElement } from 'react';
import {
  choosePreferences,
  LANGUAGES,
  TEXT_SIZES,
  THEMES,
  usePreferences,
} from '#renderer/app/preferences.ts';
import { useWords } from '#renderer/app/words.ts';
import { Segmented } from '#renderer/ui/Segmented.tsx';
import { Section } from '#renderer/ui/Section.tsx';

/** Light or dark, language, size of the text. */
export function LookSection(): ReactElement {
  const words = useWords();
  const { theme, language, text } = usePreferences();
  return (
    <Section title={words('look.title')} text={words('look.text')}>
      <Segmented
        label={words('look.theme')}
        value={theme}
        choices={THEMES.map((value) => ({ value, words: words(`look.theme.${value}`) }))}
        onChange={(chosen) => choosePreferences({ theme: chosen })}
      />
      <Segmented
        label={words('look.language')}
        value={language}
        choices={LANGUAGES.map((value) => ({ value, words: words(`look.language.${value}`) }))}
        onChange={(chosen) => choosePreferences({ language: chosen })}
      />
      <Segmented
        label={words('look.size')}
        value={text}
        choices={TEXT_SIZES.map((value) => ({ value, words: words('look.size.percent', { size: value }) }))}
        onChange={(chosen) => choosePreferences({ text: chosen })}
      />
    </Section>
  );
}
