import type { BankPicture } from '../../../../main/contract/screen-state.ts';
import { Frame } from '../../../components/frame.tsx';
import { useKiosk } from '../../../kiosk-context.tsx';
import { Choices } from '../questions/choices.tsx';

interface ChooseDoorProps {
  readonly bank: BankPicture;
  readonly ownerOf: (door: number) => string | undefined;
  readonly onChoose: (door: number) => void;
  readonly onBack: () => void;
}

/** Which door to open past the usual way: all of them, each saying what it holds. */
export function ChooseDoor({ bank, ownerOf, onChoose, onBack }: ChooseDoorProps) {
  const { t } = useKiosk();
  return (
    <Frame title={t('desk.deposits.emptyDoorChoose')} lead={t('desk.deposits.emptyDoorHelp')} onBack={onBack}>
      <Choices
        many
        label={t('desk.deposits.emptyDoorChoose')}
        onChoose={(id) => onChoose(Number(id))}
        choices={bank.doors.map(({ number, look }) => {
          const owner = ownerOf(number);
          return {
            id: String(number),
            label: t('desk.deposits.door', { place: number }),
            note: owner ?? t(`desk.bank.${look === 'lit' ? 'shut' : look}`),
          };
        })}
      />
    </Frame>
  );
}
