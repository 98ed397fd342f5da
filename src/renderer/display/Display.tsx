import { useEffect, type ReactElement } from 'react';
import { IntlProvider } from 'react-intl';
import { usePreferences } from '#renderer/app/preferences.ts';
import { speak } from '#renderer/app/words.ts';
import { BasketView } from './BasketView.tsx';
import { IdleView } from './IdleView.tsx';
import { PaidView } from './PaidView.tsx';
import type { Shown } from './shown.ts';
import { useShown } from './use-shown.ts';

/** The customer's screen, in the language of the basket that it showed last. */
export function Display(): ReactElement {
  const shown = useShown();
  const { language } = usePreferences();
  const { locale, messages } =
    shown.locale === null ? speak(language, navigator.language) : speak('system', shown.locale);
  useEffect(() => {
    document.documentElement.lang = locale;
  }, [locale]);
  return (
    <IntlProvider locale={locale} messages={messages}>
      <View shown={shown} />
    </IntlProvider>
  );
}

function View({ shown: { message, newest } }: { readonly shown: Shown }): ReactElement | null {
  switch (message?.kind) {
    case 'basket':
      return <BasketView basket={message} newest={newest} />;
    case 'paid':
      return <PaidView paid={message} />;
    case 'idle':
      return <IdleView shopName={message.shopName} />;
    case undefined:
      return null;
  }
}
