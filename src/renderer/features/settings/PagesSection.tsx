import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { Permission } from '#domain/party/role.ts';
import { useMay } from '#renderer/app/session.ts';
import { useWords, type MessageId } from '#renderer/app/words.ts';
import { Section } from '#renderer/ui/Section.tsx';
import styles from './PagesSection.module.css';

const PAGES = [
  { to: '/settings/shop', title: 'shop.title', text: 'settings.shop.text', right: 'shop.edit' },
  {
    to: '/settings/promotions',
    title: 'promotions.title',
    text: 'settings.promotions.text',
    right: 'promotion.edit',
  },
  {
    to: '/settings/customers',
    title: 'customers.title',
    text: 'settings.customers.text',
    right: 'customer.read',
  },
  {
    to: '/settings/goods-file',
    title: 'goods-file.title',
    text: 'settings.goods-file.text',
    right: 'catalog.import',
  },
  { to: '/settings/pickups', title: 'pickup.rules.title', text: 'settings.pickups.text', right: 'shop.edit' },
  { to: '/settings/sync', title: 'sync.title', text: 'settings.sync.text', right: 'sync.read' },
  { to: '/settings/inbox', title: 'inbox.title', text: 'settings.inbox.text', right: 'sync.read' },
  { to: '/settings/opening', title: 'opening.title', text: 'settings.opening.text', right: 'sync.read' },
  { to: '/settings/desk', title: 'desk.title', text: 'settings.desk.text', right: 'desk.manage' },
  { to: '/settings/people', title: 'people.title', text: 'settings.people.text', right: 'people.edit' },
  { to: '/settings/journal', title: 'journal.title', text: 'settings.journal.text', right: 'journal.read' },
] as const satisfies readonly { to: string; title: MessageId; text: MessageId; right: Permission }[];

/** The ways to what needs a screen of its own. */
export function PagesSection(): ReactElement {
  const words = useWords();
  const may = useMay();
  return (
    <Section title={words('settings.pages.title')} text={words('settings.pages.text')}>
      <nav className={styles['pages']} aria-label={words('settings.pages.title')}>
        {PAGES.filter(({ right }) => may(right)).map(({ to, title, text }) => (
          <Link key={to} to={to} className={styles['page']} draggable={false}>
            <span className={styles['title']}>{words(title)}</span>
            <span className={styles['text']}>{words(text)}</span>
          </Link>
        ))}
      </nav>
    </Section>
  );
}
