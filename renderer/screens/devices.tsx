import { useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import type { ScreenOf } from '../../main/contract/screen-state.ts';
import { Counter } from '../components/counter.tsx';
import { Frame } from '../components/frame.tsx';
import { DeviceDrawing } from '../drawings/devices.tsx';
import { type ScreenProps, useKiosk } from '../kiosk-context.tsx';
import { countOf, DEVICE_KINDS, type DeclaredDevices, type DeviceKind } from '../vocabulary.ts';
import styles from './devices.module.css';
import { TypingScreen } from './typing-screen.tsx';

const MOST_OF_A_KIND = 9;
const LONGEST_WORD = 40;
type Counts = Readonly<Partial<Record<DeviceKind, number>>>;

/** What do you have with you: every kind is a picture, and nothing is an answer too. */
export function Devices({ screen, send, t }: ScreenProps<ScreenOf<'devices'>>) {
  const [counts, setCounts] = useState<Counts>(() => countsOf(screen.start));
  const [word, setWord] = useState<string | null>(null);
  const declared = declaredFrom(counts, screen.start);
  const total = countOf(declared);
  const declare = (otherWord?: string) =>
    send({ intent: 'declare-devices', devices: declared, ...(otherWord ? { otherWord } : {}) });

  if (word !== null) {
    return (
      <TypingScreen
        title={t('devices.other.asks')}
        lead={t('devices.other.lead')}
        value={word}
        onChange={setWord}
        maxLength={LONGEST_WORD}
        onBack={() => setWord(null)}
        next={{
          label: t(word.trim() === '' ? 'action.skip' : 'action.next'),
          onPress: () => declare(word.trim()),
        }}
      />
    );
  }

  return (
    <Frame
      title={t(screen.usual ? 'devices.usual' : 'devices.asks', { name: screen.firstName })}
      lead={t(screen.usual ? 'devices.usual.lead' : 'devices.lead')}
      next={{
        label: total === 0 ? t('action.next') : t('devices.next', { count: total }),
        isDisabled: total === 0,
        onPress: () => ((counts.other ?? 0) > 0 ? setWord('') : declare()),
      }}
    >
      <div className={styles['grid']}>
        {DEVICE_KINDS.map((kind) => (
          <DeviceTile
            key={kind}
            kind={kind}
            count={counts[kind] ?? 0}
            onChange={(count) => setCounts({ ...counts, [kind]: count })}
          />
        ))}
        <AriaButton
          className={styles['nothing'] ?? ''}
          onPress={() => send({ intent: 'declare-devices', devices: [] })}
        >
          <span className={styles['picture']}>
            <DeviceDrawing kind="nothing" />
          </span>
          <span className={styles['label']}>{t('devices.nothing')}</span>
        </AriaButton>
      </div>
    </Frame>
  );
}

interface DeviceTileProps {
  readonly kind: DeviceKind;
  readonly count: number;
  readonly onChange: (count: number) => void;
}

/** The first touch counts one; from then on fewer and more stand below the picture. */
function DeviceTile({ kind, count, onChange }: DeviceTileProps) {
  const { t } = useKiosk();
  const name = t(`device.${kind}`);
  return (
    <div className={styles['tile']} data-counted={count > 0 || undefined}>
      <AriaButton
        className={styles['touch'] ?? ''}
        onPress={() => onChange(Math.min(MOST_OF_A_KIND, count + 1))}
        aria-label={count === 0 ? name : t('devices.more', { kind: name })}
      >
        <span className={styles['picture']}>
          <DeviceDrawing kind={kind} />
        </span>
        <span className={styles['label']}>{name}</span>
      </AriaButton>
      {count > 0 ? (
        <div className={styles['count']}>
          <Counter
            value={count}
            max={MOST_OF_A_KIND}
            onChange={onChange}
            label={name}
            fewerLabel={t('devices.fewer', { kind: name })}
            moreLabel={t('devices.more', { kind: name })}
          />
        </div>
      ) : null}
    </div>
  );
}

function countsOf(devices: DeclaredDevices): Counts {
  const counts: Partial<Record<DeviceKind, number>> = {};
  for (const { kind, count } of devices) counts[kind] = Math.min(MOST_OF_A_KIND, (counts[kind] ?? 0) + count);
  return counts;
}

/** What was known as work-issued or the setting's own stays so, as far as it was counted again; the rest is personal. */
export function declaredFrom(counts: Counts, known: DeclaredDevices): DeclaredDevices {
  return DEVICE_KINDS.flatMap((kind) => {
    let left = counts[kind] ?? 0;
    const kept: DeclaredDevices = [];
    for (const device of known) {
      if (device.kind !== kind || device.ownership === 'personal' || left === 0) continue;
      const count = Math.min(left, device.count);
      kept.push({ ...device, count });
      left -= count;
    }
    return left > 0 ? [{ kind, ownership: 'personal', count: left }, ...kept] : kept;
  });
}
