import type { BankPicture } from '../../../main/contract/screen-state.ts';
import { BankDrawing } from '../../drawings/bank.tsx';
import { useKiosk } from '../../kiosk-context.tsx';
import css from './desk-bank.module.css';

const LOOKS = ['shut', 'in-use', 'open', 'stuck', 'unknown'] as const;
type Look = (typeof LOOKS)[number];

/** The locker as it stands, and in words how many doors are how: nobody has to tell it from colours. */
export function DeskBank({ bank, pointAt }: { readonly bank: BankPicture; readonly pointAt?: number | undefined }) {
  const { t } = useKiosk();
  const doors = (look: Look) =>
    bank.doors.filter((door) => door.look === look || (look === 'shut' && door.look === 'lit'));
  return (
    <figure className={css['bank']}>
      <div className={css['drawing']}>
        <BankDrawing bank={bank} label={t('desk.bank.label')} {...(pointAt === undefined ? {} : { pointAt })} />
      </div>
      <figcaption>
        <ul className={css['legend']} aria-label={t('desk.bank.legend')}>
          {LOOKS.map((look) => {
            const found = doors(look);
            if (found.length === 0) return null;
            return (
              <li key={look} data-look={look}>
                <span className={css['sample']} aria-hidden="true" />
                <span>
                  {t(`desk.bank.${look}`)} <strong>{found.length}</strong>
                  {look === 'stuck' || look === 'unknown' || look === 'open' ? (
                    <span className={css['which']}>
                      {' '}
                      ({t('desk.bank.which', { doors: found.map((door) => door.number).join(', ') })})
                    </span>
                  ) : null}
                </span>
              </li>
            );
          })}
        </ul>
      </figcaption>
    </figure>
  );
}
