import { useState, type FormEvent, type ReactElement } from 'react';
import type { PrinterSettings } from '#contract/device.ts';
import { useWords } from '#renderer/app/words.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Segmented } from '#renderer/ui/Segmented.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import { COLUMNS, readAddress, readPort } from './printer-address.ts';
import styles from './PrinterForm.module.css';

interface Props {
  readonly settings: PrinterSettings | null;
  readonly isBusy: boolean;
  readonly onUse: (settings: PrinterSettings | null) => void;
}

/** Host, port and paper width. */
export function PrinterForm({ settings, isBusy, onUse }: Props): ReactElement {
  const words = useWords();
  const { host, port, columns, ...set } = usePrinterFields(settings);
  const [isSent, setSent] = useState(false);
  const faults = faultsOf(host, port);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setSent(true);
    const address = readAddress(host, port);
    if (address !== null) onUse({ ...address, columns });
  };
  return (
    <form className={styles['form']} onSubmit={submit}>
      <div className={styles['address']}>
        <TextField
          label={words('printer.host')}
          hint={words('printer.host.hint')}
          value={host}
          onChange={set.setHost}
          autoComplete="off"
          error={isSent && faults.host !== null ? words(faults.host) : null}
        />
        <TextField
          label={words('printer.port')}
          value={port}
          onChange={set.setPort}
          inputMode="numeric"
          autoComplete="off"
          error={isSent && faults.port !== null ? words(faults.port) : null}
        />
      </div>
      <Segmented
        label={words('printer.columns')}
        value={String(columns)}
        choices={COLUMNS.map((value) => ({ value: String(value), words: words(`printer.columns.${value}`) }))}
        onChange={set.setColumns}
      />
      <Actions hasPrinter={settings !== null} isBusy={isBusy} onForget={() => onUse(null)} />
    </form>
  );
}

interface Fields {
  readonly host: string;
  readonly port: string;
  readonly columns: PrinterSettings['columns'];
  readonly setHost: (host: string) => void;
  readonly setPort: (port: string) => void;
  readonly setColumns: (columns: string) => void;
}

function usePrinterFields(settings: PrinterSettings | null): Fields {
  const known = settings ?? { host: '', port: 9100, columns: 42 };
  const [host, setHost] = useState(known.host);
  const [port, setPort] = useState(String(known.port));
  const [columns, setColumns] = useState<PrinterSettings['columns']>(known.columns);
  const choose = (chosen: string): void => {
    setColumns(COLUMNS.find((value) => String(value) === chosen) ?? columns);
  };
  return { host, port, columns, setHost, setPort, setColumns: choose };
}

function faultsOf(host: string, port: string) {
  return {
    host: host.trim() === '' ? ('printer.host.missing' as const) : null,
    port: readPort(port) === null ? ('printer.port.bad' as const) : null,
  };
}

interface ActionsProps {
  readonly hasPrinter: boolean;
  readonly isBusy: boolean;
  readonly onForget: () => void;
}

function Actions({ hasPrinter, isBusy, onForget }: ActionsProps): ReactElement {
  const words = useWords();
  return (
    <div className={styles['actions']}>
      <Button type="submit" look="primary" isDisabled={isBusy}>
        {words(isBusy ? 'printer.asking' : 'printer.use')}
      </Button>
      {hasPrinter && (
        <Button look="plain" isDisabled={isBusy} onPress={onForget}>
          {words('printer.forget')}
        </Button>
      )}
    </div>
  );
}
