import type { ReactElement, ReactNode } from 'react';
import { Label, Text, TextArea as AriaTextArea, TextField, type TextFieldProps } from 'react-aria-components';
import styles from './TextField.module.css';

interface Props extends Omit<TextFieldProps, 'children' | 'className' | 'style'> {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly rows: number;
}

/** A text of several lines. */
export function TextArea({ label, hint, rows, ...rest }: Props): ReactElement {
  return (
    <TextField {...rest} className={styles['field'] ?? ''}>
      <Label className={styles['label'] ?? ''}>{label}</Label>
      <AriaTextArea className={styles['input'] ?? ''} rows={rows} />
      {hint !== undefined && (
        <Text slot="description" className={styles['hint'] ?? ''}>
          {hint}
        </Text>
      )}
    </TextField>
  );
}
