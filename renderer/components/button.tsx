import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import styles from './button.module.css';

export interface ButtonProps {
  readonly children: ReactNode;
  readonly onPress: () => void;
  /** `primary`: go on, once a screen. `plain`: another answer. `quiet`: ways out. `attention` and `stop`: rarely. */
  readonly look?: 'primary' | 'plain' | 'quiet' | 'attention' | 'stop';
  readonly icon?: ReactNode;
  readonly iconAfter?: ReactNode;
  readonly isDisabled?: boolean;
  readonly autoFocus?: boolean;
  readonly label?: string;
  /** 0..1 of a wait that fills the button before it wakes. */
  readonly filled?: number;
  /** Grows to the width it is given. */
  readonly wide?: boolean;
  /** On a small screen the icon is enough to look at; the words are still heard. */
  readonly iconWhenSmall?: boolean;
}

/** The one button of the kiosk: at least 64 pixels, touch, mouse and keyboard alike. */
export function Button(props: ButtonProps) {
  const {
    children,
    onPress,
    look = 'plain',
    icon,
    iconAfter,
    isDisabled,
    autoFocus,
    label,
    filled,
    wide,
    iconWhenSmall,
  } = props;
  return (
    <AriaButton
      className={styles['button'] ?? ''}
      data-look={look}
      data-wide={wide || undefined}
      data-icon-when-small={iconWhenSmall || undefined}
      onPress={onPress}
      isDisabled={isDisabled ?? false}
      autoFocus={autoFocus ?? false}
      {...(label ? { 'aria-label': label } : {})}
    >
      {filled !== undefined && filled < 1 ? (
        <span className={styles['filling']} style={{ inlineSize: `${Math.round(filled * 100)}%` }} aria-hidden="true" />
      ) : null}
      {icon ? <span className={styles['icon']}>{icon}</span> : null}
      <span className={styles['words']}>{children}</span>
      {iconAfter ? <span className={styles['icon']}>{iconAfter}</span> : null}
    </AriaButton>
  );
}
