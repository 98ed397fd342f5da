import type { ReactElement, ReactNode } from 'react';
import {
  FieldError,
  Input,
  Label,
  Text,
  TextField as AriaTextField,
  type TextFieldProps,
} from 'react-aria-components';
import styles from './TextField.module.css';

interface Props extends Omit<TextFieldProps, 'children' | 'className' | 'style' | 'isInvalid'> {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  /** Why what stands in the field will not do; null when it will. */
  readonly error?: ReactNode;
  readonly placeholder?: string;
}

export function TextField({ label, hint, error = null, placeholder, ...rest }: Props): ReactElement {
  return (
    <AriaTextField {...rest} className={styles['field'] ?? ''} isInvalid={error !== null}>
      <Label className={styles['label'] ?? ''}>{label}</Label>
      <Input className={styles['input'] ?? ''} {...(placeholder === undefined ? {} : { placeholder })} />
      {hint !== undefined && (
        <Text slot="description" className={styles['hint'] ?? ''}>
          {hint}
        </Text>
      )}
      <FieldError className={styles['error'] ?? ''}>{error}</FieldError>
    </AriaTextField>
  );
}
