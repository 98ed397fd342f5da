import type { ReactElement } from 'react';
import styles from './forms.module.css';

/** A number to call: touched on a phone, it calls; at the till it is read. */
export function PhoneLink({ phone }: { readonly phone: string }): ReactElement {
  return (
    <a href={`tel:${phone.replaceAll(/[^\d+*#]/g, '')}`} className={styles['link']} data-selectable>
      {phone}
    </a>
  );
}
