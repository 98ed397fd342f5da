import { useState, type ReactElement } from 'react';
import { FileTrigger } from 'react-aria-components';
import type { AllShopRules, ShopRules } from '#contract/shop.ts';
import type { Draft } from '#renderer/app/use-draft.ts';
import { useWords } from '#renderer/app/words.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { Section } from '#renderer/ui/Section.tsx';
import { TextArea } from '#renderer/ui/TextArea.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import { readLogo } from './read-logo.ts';
import styles from './ShopRulesScreen.module.css';

/** How the shop stands on its receipts. */
export function ReceiptTexts({ draft }: { readonly draft: Draft<AllShopRules> }): ReactElement {
  const words = useWords();
  const { name, address, taxNumber, rules } = draft.value;
  const changeReceipt = (part: Partial<ShopRules['receipt']>): void =>
    draft.change({ rules: { ...rules, receipt: { ...rules.receipt, ...part } } });
  return (
    <Section title={words('shop.receipt.title')} text={words('shop.receipt.text')}>
      <div className={styles['rows']}>
        <TextField
          label={words('shop.name')}
          value={name}
          onChange={(text) => draft.change({ name: text })}
          maxLength={120}
          isRequired
        />
        <TextArea
          label={words('shop.address')}
          rows={3}
          value={address}
          onChange={(text) => draft.change({ address: text })}
          maxLength={500}
        />
        <TextField
          label={words('shop.tax-number')}
          value={taxNumber}
          onChange={(text) => draft.change({ taxNumber: text })}
          maxLength={60}
        />
        <Lines
          label={words('shop.receipt.head')}
          lines={rules.receipt.head}
          onChange={(head) => changeReceipt({ head })}
        />
        <Lines
          label={words('shop.receipt.foot')}
          lines={rules.receipt.foot}
          onChange={(foot) => changeReceipt({ foot })}
        />
        <Logo logo={rules.receipt.logo} onChange={(logo) => changeReceipt({ logo })} />
      </div>
    </Section>
  );
}

interface LinesProps {
  readonly label: string;
  readonly lines: readonly string[];
  readonly onChange: (lines: readonly string[]) => void;
}

const MOST_LINES = 10;
const LONGEST_LINE = 120;

function Lines({ label, lines, onChange }: LinesProps): ReactElement {
  const words = useWords();
  const [text, setText] = useState(lines.join('\n'));
  return (
    <TextArea
      label={label}
      hint={words('shop.receipt.lines.hint', { count: MOST_LINES })}
      rows={3}
      value={text}
      onChange={(typed) => {
        setText(typed);
        const typedLines = typed.trimEnd() === '' ? [] : typed.trimEnd().split('\n');
        onChange(typedLines.slice(0, MOST_LINES).map((line) => line.slice(0, LONGEST_LINE)));
      }}
    />
  );
}

function Logo({
  logo,
  onChange,
}: {
  readonly logo: string;
  readonly onChange: (logo: string) => void;
}): ReactElement {
  const words = useWords();
  const [isBad, setBad] = useState(false);
  const take = async (files: FileList | null): Promise<void> => {
    const read = await readLogo(files?.[0] ?? null);
    setBad(read === null);
    if (read !== null) onChange(read);
  };
  return (
    <div className={styles['rows']}>
      <span className={styles['heading']}>{words('shop.logo')}</span>
      {logo !== '' && <img className={styles['logo']} src={logo} alt={words('shop.logo.alt')} />}
      <div className={styles['actions']}>
        <FileTrigger
          acceptedFileTypes={['image/png', 'image/jpeg', 'image/webp']}
          onSelect={(files) => void take(files)}
        >
          <Button>{words('shop.logo.choose')}</Button>
        </FileTrigger>
        {logo !== '' && (
          <Button look="plain" onPress={() => onChange('')}>
            {words('shop.logo.remove')}
          </Button>
        )}
      </div>
      {isBad && (
        <Notice tone="warn" role="alert">
          {words('shop.logo.bad')}
        </Notice>
      )}
    </div>
  );
}
