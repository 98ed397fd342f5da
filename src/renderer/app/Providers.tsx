import { useEffect, type ReactElement, type ReactNode } from 'react';
import { I18nProvider } from 'react-aria-components';
import { IntlProvider } from 'react-intl';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { usePreferences } from './preferences.ts';
import type { Till } from './till.ts';
import { TillProvider } from './TillProvider.tsx';
import { speak } from './words.ts';

interface Props {
  readonly till: Till;
  readonly children: ReactNode;
}

/** What every screen needs around it: its language, the till, and a net under it. */
export function Providers({ till, children }: Props): ReactElement {
  const { language } = usePreferences();
  const { locale, messages } = speak(language, navigator.language);
  useEffect(() => {
    document.documentElement.lang = locale;
  }, [locale]);
  return (
    <IntlProvider locale={locale} messages={messages}>
      <I18nProvider locale={locale}>
        <ErrorBoundary>
          <TillProvider till={till}>{children}</TillProvider>
        </ErrorBoundary>
      </I18nProvider>
    </IntlProvider>
  );
}
