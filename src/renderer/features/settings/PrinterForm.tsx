import { useState, type FormEvent, type ReactElement } from 'react';
import type { PrinterSettings } from '#contract/device.ts';
import { useWords } from '#renderer/app/words.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Segmented } from '#renderer/ui/Segmented.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import { COLUMNS, readPort } from './printer-address.ts';
import styles from './PrinterForm.module.css';

interface Props {
  readonly settings: PrinterSettings | null;
  readonly isBusy: boolean;
  readonly onUse: (settings: PrinterSettings | null) => void;
}

/** Host, port and paper width. */
export function PrinterForm({ settings, isBusy, onUse }: Props): ReactElement {
  const words = useWords();
  const [host, setHost] = useState(settings?.host ?? '');
  const [port, setPort] = useState(String(settings?.port ?? 9100));
  const [columns, setColumns] = useState<PrinterSettings['columns']>(settings?.columns ?? 42);
  const [isChecked, setChecked] = useState(false);
  const portNumber = readPort(port);
  const isHostMissing = host.trim() === '';
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setChecked(true);
    if (!isHostMissing && portNumber !== null) onUse({ host: host.trim(), port: portNumber, columns });
  };
  return (
    <form className={styles['form']} onSubmit={submit}>
      <div className={styles['address']}>
        <TextField
          label={words('printer.host')}
          hint={words('printer.host.hint')}
          value={host}
          onChange={setHost}
          autoComplete="off"
          error={isChecked && isHostMissing ? words('printer.host.missing') : null}
        />
        <TextField
          label={words('printer.port')}
          value={port}
          onChange={setPort}
          inputMode="numeric"
          autoComplete="off"
          error={isChecked && portNumber === null ? words('printer.port.bad') : null}
        />
      </div>
      <Segmented
        label={words('printer.columns')}
        value={String(columns)}
        choices={COLUMNS.map((value) => ({
          value: String(value),
          words: words(`printer.columns.${value}`),
        }))}
        onChange={(chosen) => setColumns(COLUMNS.find((value) => String(value) === chosen) ?? 42)}
      />
      <div className={styles['actions']}>
        <Button type="submit" look="primary" isDisabled={isBusy}>
          {words(isBusy ? 'printer.asking' : 'printer.use')}
        </Button>
        {settings !== null && (
          <Button look="plain" isDisabled={isBusy} onPress={() => onUse(null)}>
            {words('printer.forget')}
          </Button>
        )}
      </div>
    </form>
  );
}
