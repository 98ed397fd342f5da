import { RouterProvider, type RouterHistory } from '@tanstack/react-router';
import { useEffect, useState, type ReactElement } from 'react';
import { I18nProvider } from 'react-aria-components';
import { IntlProvider } from 'react-intl';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { usePreferences } from './preferences.ts';
import { createTillRouter } from './router.tsx';
import type { Till } from './till.ts';
import { TillProvider } from './TillProvider.tsx';
import { speak } from './words.ts';

interface Props {
  readonly till: Till;
  readonly history: RouterHistory;
}

/** The whole screen, on a till that was put together before. */
export function App({ till, history }: Props): ReactElement {
  const { language } = usePreferences();
  const { locale, messages } = speak(language, navigator.language);
  const [router] = useState(() => createTillRouter(history));
  useEffect(() => {
    document.documentElement.lang = locale;
  }, [locale]);
  return (
    <IntlProvider locale={locale} messages={messages}>
      <I18nProvider locale={locale}>
        <ErrorBoundary>
          <TillProvider till={till}>
            <RouterProvider router={router} />
          </TillProvider>
        </ErrorBoundary>
      </I18nProvider>
    </IntlProvider>
  );
}
