import { DeviceDrawing } from '../drawings/devices.tsx';
import { useKiosk } from '../kiosk-context.tsx';
import type { DeclaredDevices, DeviceKind } from '../vocabulary.ts';
import styles from './device-chips.module.css';

/** What it is about, as small pictures with their number. */
export function DeviceChips({ devices }: { readonly devices: DeclaredDevices }) {
  const { t } = useKiosk();
  const byKind = new Map<DeviceKind, number>();
  for (const { kind, count } of devices) byKind.set(kind, (byKind.get(kind) ?? 0) + count);
  if (byKind.size === 0) return null;
  return (
    <ul className={styles['chips']}>
      {[...byKind].map(([kind, count]) => (
        <li key={kind} className={styles['chip']}>
          <span className={styles['picture']}>
            <DeviceDrawing kind={kind} />
          </span>
          <span>{t(`device.${kind}.counted`, { count })}</span>
        </li>
      ))}
    </ul>
  );
}
