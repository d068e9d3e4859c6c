import { Frame } from '../../components/frame.tsx';
import { Problem } from '../../components/problem.tsx';
import { DropOffOrCollect } from '../../drawings/greetings.tsx';
import { useKiosk } from '../../kiosk-context.tsx';
import { FreshCodes } from '../desk/questions/fresh-codes.tsx';
import type { StepProps } from './set-up.tsx';
import { StepTitle } from './step-title.tsx';

/** The end: codes to be written down, once, and then the kiosk begins. */
export function DoneStep({ screen }: StepProps) {
  const { send, t } = useKiosk();
  const shown = [
    ...(screen.recoveryCode === undefined ? [] : [{ name: t('desk.people.freshRecovery'), code: screen.recoveryCode }]),
    ...screen.freshCodes,
  ];
  const codes = shown.length > 0;
  return (
    <Frame
      title={<StepTitle screen={screen}>{t(codes ? 'set-up.done.titleCodes' : 'set-up.done.title')}</StepTitle>}
      lead={
        <>
          {t(codes ? 'set-up.done.codesHelp' : 'set-up.done.noCodes')} {t('set-up.done.about')}
        </>
      }
      picture={codes ? undefined : <DropOffOrCollect />}
      next={{
        label: t(codes ? 'set-up.done.finishCodes' : 'set-up.done.finish'),
        onPress: () => send({ intent: 'set-up-finish' }),
      }}
    >
      {screen.problem ? <Problem phrase={screen.problem} /> : null}
      {codes ? <FreshCodes codes={shown} /> : null}
    </Frame>
  );
}
