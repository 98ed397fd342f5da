import type { ReactElement, ReactNode, Ref } from 'react';
import { Button as AriaButton, type ButtonProps } from 'react-aria-components';
import styles from './Button.module.css';

interface Props extends Omit<ButtonProps, 'children' | 'className' | 'style'> {
  /** `primary` for the one thing to do here, `secondary` for others, `plain` for what is seldom wanted. */
  readonly look?: 'primary' | 'secondary' | 'plain' | 'danger';
  readonly size?: 'normal' | 'large';
  readonly isWide?: boolean;
  readonly ref?: Ref<HTMLButtonElement>;
  readonly children: ReactNode;
}

export function Button({
  look = 'secondary',
  size = 'normal',
  isWide = false,
  ...rest
}: Props): ReactElement {
  return (
    <AriaButton
      {...rest}
      className={styles['button'] ?? ''}
      data-look={look}
      data-size={size}
      data-wide={isWide || undefined}
    />
  );
}

interface IconProps extends Omit<ButtonProps, 'children' | 'className' | 'style' | 'aria-label'> {
  readonly label: string;
  readonly children: ReactNode;
}

/** A button that shows a sign only; `label` is its name. */
export function IconButton({ label, ...rest }: IconProps): ReactElement {
  return <AriaButton {...rest} aria-label={label} className={styles['icon'] ?? ''} />;
}
