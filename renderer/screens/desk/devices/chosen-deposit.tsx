import type { BankPicture } from '../../../../main/contract/screen-state.ts';
import { Button } from '../../../components/button.tsx';
import { conditionSays } from '../../../condition-says.ts';
import { useKiosk } from '../../../kiosk-context.tsx';
import { deviceList, type Translate } from '../../../language.ts';
import { Facts, PanelPart, PanelTitle } from '../list-and-panel.tsx';
import { useTimes } from '../times.ts';
import type { Deposit } from './devices-page.tsx';

/** `Door 7`, or the name of the place that people look after and the number in it. */
export function placeOf(deposit: Deposit, t: Translate): string {
  return deposit.kind === 'locker'
    ? t('desk.deposits.door', { place: deposit.place })
    : t('desk.deposits.manualPlace', { store: deposit.storeLabel, place: deposit.place });
}

export function stateOf(deposit: Deposit, t: Translate): string {
  if (deposit.kept) return t('desk.deposits.stateOf.kept');
  const manual = deposit.state === 'held' && deposit.kind === 'manual';
  return t(`desk.deposits.stateOf.${manual ? 'held-manual' : deposit.state}`);
}

interface ChosenDepositProps {
  readonly deposit: Deposit;
  readonly bank: BankPicture | null;
  readonly onOpen: (door: number) => void;
  readonly onCollected: () => void;
  readonly onConfirm: () => void;
}

/** One deposit, and only what can be done about it as it stands. */
export function ChosenDeposit({ deposit, bank, onOpen, onCollected, onConfirm }: ChosenDepositProps) {
  const { state, t } = useKiosk();
  const times = useTimes();
  const door = deposit.kind === 'locker' ? Number(deposit.place) : null;
  const mayOpen = door !== null && bank?.doors.some(({ number }) => number === door);
  return (
    <>
      <PanelTitle title={deposit.owner} under={t(`desk.type.${deposit.personType}`)} />
      <Facts
        facts={[
          { name: t('desk.deposits.place'), says: placeOf(deposit, t) },
          { name: t('desk.deposits.state'), says: stateOf(deposit, t) },
          {
            name: t('desk.deposits.since'),
            says: `${times.moment(deposit.since)}, ${times.ago(deposit.since).toLocaleLowerCase(state.language)}`,
          },
          { name: t('desk.deposits.what'), says: deviceList(deposit.devices, t, state.language) },
          ...(deposit.condition === undefined
            ? []
            : [{ name: t('condition.name'), says: conditionSays(deposit.condition, t) }]),
        ]}
      />
      {deposit.state === 'unknown' || deposit.state === 'handed-over' || deposit.state === 'released' ? (
        <PanelPart
          tone={deposit.state === 'released' ? 'plain' : 'warm'}
          title={t(`desk.deposits.confirmTitle.${deposit.state}`)}
          help={t(`desk.deposits.confirmHelp.${deposit.state}`, { place: placeOf(deposit, t) })}
        >
          <Button look="primary" onPress={onConfirm}>
            {t('desk.deposits.confirm')}
          </Button>
        </PanelPart>
      ) : null}
      {mayOpen && !deposit.kept && door !== null ? (
        <PanelPart title={t('desk.deposits.openTitle')} help={t('desk.deposits.openHelp')}>
          <Button onPress={() => onOpen(door)}>{t('desk.deposits.openStart', { door })}</Button>
        </PanelPart>
      ) : null}
      {deposit.state === 'intended' || deposit.kept ? null : (
        <PanelPart title={t('desk.deposits.collectedTitle')} help={t('desk.deposits.collectedHelp')}>
          <Button onPress={onCollected}>{t('desk.deposits.collectedStart')}</Button>
        </PanelPart>
      )}
    </>
  );
}
