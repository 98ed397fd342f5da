import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { PrinterSettings, PrinterStatus } from '#contract/device.ts';
import { useFormat } from '#renderer/app/format.ts';
import { useErrorWords, useWords } from '#renderer/app/words.ts';
import { useApi, useQueries } from '#renderer/client/ClientProvider.tsx';
import { Badge, type Tone } from '#renderer/ui/Badge.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { Skeleton } from '#renderer/ui/Skeleton.tsx';
import { PrinterForm } from './PrinterForm.tsx';
import { Section } from '#renderer/ui/Section.tsx';

/** Where the receipt printer listens, and how it is. */
export function PrinterSection(): ReactElement {
  const words = useWords();
  const errorWords = useErrorWords();
  const api = useApi();
  const queries = useQueries();
  const queryClient = useQueryClient();
  const { data: printer } = useQuery(queries.device.printer({}));
  const use = useMutation({
    mutationFn: (settings: PrinterSettings | null) => api.device.usePrinter({ settings }),
    onSuccess: (status) => queryClient.setQueryData(queries.device.printer({}).queryKey, status),
  });
  return (
    <Section
      title={words('printer.title')}
      text={words('printer.text')}
      state={
        printer !== undefined && (
          <Badge tone={TONES[printer.state]} hasDot>
            {words(`printer.${printer.state}.badge`)}
          </Badge>
        )
      }
    >
      {printer === undefined ? (
        <Skeleton />
      ) : (
        <>
          <StateWords printer={printer} />
          <PrinterForm
            key={JSON.stringify(printer.settings)}
            settings={printer.settings}
            isBusy={use.isPending}
            onUse={(settings) => use.mutate(settings)}
          />
        </>
      )}
      {use.error !== null && (
        <Notice tone="stop" role="alert">
          {errorWords(use.error)}
        </Notice>
      )}
    </Section>
  );
}

const TONES = {
  'not-set-up': 'neutral',
  unasked: 'neutral',
  ready: 'good',
  unreachable: 'warn',
  'cover-open': 'warn',
  'paper-out': 'warn',
  error: 'warn',
} as const satisfies Readonly<Record<PrinterStatus['state'], Tone>>;

function StateWords({ printer }: { readonly printer: PrinterStatus }): ReactElement {
  const words = useWords();
  const format = useFormat();
  const { state, at, waiting, unknown, failed } = printer;
  const counts = [
    ...(waiting > 0 ? [words('printer.waiting', { count: waiting })] : []),
    ...(unknown > 0 ? [words('printer.unknown', { count: unknown })] : []),
    ...(failed > 0 ? [words('printer.failed', { count: failed })] : []),
  ];
  const tone = TONES[state] === 'warn' || unknown + failed > 0 ? 'warn' : 'info';
  return (
    <Notice tone={TONES[state] === 'good' && tone === 'info' ? 'good' : tone} role="status">
      {[
        words(`printer.${state}.text`),
        ...counts,
        ...(at === null ? [] : [words('printer.asked-at', { time: format.time(at) })]),
      ].join(' ')}
    </Notice>
  );
}
