import { RefreshCw } from 'lucide-react';
import { Label, Radio, RadioGroup } from 'react-aria-components';
import { Button } from '../../components/button.tsx';
import { Counter } from '../../components/counter.tsx';
import { Frame } from '../../components/frame.tsx';
import { Problem } from '../../components/problem.tsx';
import { useKiosk } from '../../kiosk-context.tsx';
import type { LockerChoice, ReaderChoice } from './draft.ts';
import css from './hardware-step.module.css';
import type { StepProps } from './set-up.tsx';
import { StepTitle } from './step-title.tsx';

/** The contract's caps of one locker. */
const DOORS_MAX = 24;
const COLUMNS_MAX = 12;
const PORT = 'port:';

interface Offer {
  readonly id: string;
  readonly label: string;
  readonly help: string;
}

/** Which locker and which reader: found at a port, pretended, by keyboard, or none. */
export function HardwareStep({ screen, draft, change }: StepProps) {
  const { send, t } = useKiosk();
  const { locker, reader } = draft;
  const ports = screen.ports.map<Offer>(({ path, label }) => ({
    id: PORT + path,
    label: t('set-up.hardware.port', { label }),
    help: t('set-up.hardware.portHelp', { path }),
  }));
  const offer = (id: string, words: string): Offer => ({
    id,
    label: t(`set-up.hardware.${words}`),
    help: t(`set-up.hardware.${words}Help`),
  });
  const atPort = typeof locker === 'object' && locker !== null;
  const samePort = atPort && typeof reader === 'object' && reader?.path === locker.path;
  const pretended = locker === 'pretend' || reader === 'pretend';
  const ready = locker !== null && reader !== null && !samePort;
  return (
    <Frame
      title={<StepTitle screen={screen}>{t('set-up.hardware.title')}</StepTitle>}
      lead={pretended ? t('set-up.hardware.marked') : atPort ? undefined : t('set-up.hardware.about')}
      next={{
        label: t('set-up.next'),
        isDisabled: !ready,
        onPress: () => {
          if (locker === null || reader === null) return;
          const { doors, columns } = draft;
          send({
            intent: 'set-up-hardware',
            locker: typeof locker === 'object' ? { path: locker.path, doors, columns } : locker,
            reader,
          });
        },
      }}
      aside={
        <Button
          look="quiet"
          icon={<RefreshCw aria-hidden="true" />}
          onPress={() => send({ intent: 'set-up-look-again' })}
        >
          {t('set-up.hardware.lookAgain')}
        </Button>
      }
    >
      {screen.problem ? <Problem phrase={screen.problem} /> : null}
      {screen.portsProblem ? <Problem phrase={screen.portsProblem} /> : null}
      {samePort ? <Problem phrase={{ key: 'set-up.hardware.samePort' }} /> : null}
      {ports.length === 0 && !screen.portsProblem ? <p>{t('set-up.hardware.noPorts')}</p> : null}
      <div className={css['two']}>
        <div className={css['one']}>
          <Offers
            label={t('set-up.hardware.locker')}
            name="locker"
            chosen={locker === null ? null : typeof locker === 'object' ? PORT + locker.path : locker}
            offers={[...ports, offer('pretend', 'pretend'), offer('none', 'noLocker')]}
            onChoose={(id) => change({ locker: choiceOf(id) as LockerChoice })}
          />
          {atPort ? (
            <div className={css['size']}>
              <Size
                label={t('set-up.hardware.doors')}
                value={draft.doors}
                max={DOORS_MAX}
                onChange={(doors) => change({ doors, columns: Math.min(draft.columns, doors) })}
              />
              <Size
                label={t('set-up.hardware.columns')}
                value={draft.columns}
                max={Math.min(COLUMNS_MAX, draft.doors)}
                onChange={(columns) => change({ columns })}
              />
            </div>
          ) : null}
        </div>
        <div className={css['one']}>
          <Offers
            label={t('set-up.hardware.reader')}
            name="reader"
            chosen={reader === null ? null : typeof reader === 'object' ? PORT + reader.path : reader}
            offers={[
              ...ports,
              offer('keyboard', 'keyboardReader'),
              offer('pretend', 'pretendReader'),
              offer('none', 'noReader'),
            ]}
            onChoose={(id) => change({ reader: choiceOf(id) as ReaderChoice })}
          />
        </div>
      </div>
    </Frame>
  );
}

function choiceOf(id: string): string | { readonly path: string } {
  return id.startsWith(PORT) ? { path: id.slice(PORT.length) } : id;
}

interface OffersProps {
  readonly label: string;
  readonly name: string;
  readonly chosen: string | null;
  readonly offers: readonly Offer[];
  readonly onChoose: (id: string) => void;
}

function Offers({ label, name, chosen, offers, onChoose }: OffersProps) {
  return (
    <RadioGroup className={css['offers'] ?? ''} value={chosen} onChange={onChoose}>
      <Label className={css['label'] ?? ''}>{label}</Label>
      {offers.map(({ id, label: words, help }) => (
        <Radio key={id} value={id} className={css['offer'] ?? ''} data-testid={`${name}-${id}`}>
          <span className={css['dot']} aria-hidden="true" />
          <span className={css['words']}>
            <strong>{words}</strong>
            <span>{help}</span>
          </span>
        </Radio>
      ))}
    </RadioGroup>
  );
}

interface SizeProps {
  readonly label: string;
  readonly value: number;
  readonly max: number;
  readonly onChange: (value: number) => void;
}

function Size({ label, value, max, onChange }: SizeProps) {
  const { t } = useKiosk();
  return (
    <div className={css['count']}>
      <span aria-hidden="true">{label}</span>
      <Counter
        label={label}
        value={value}
        min={1}
        max={max}
        onChange={onChange}
        fewerLabel={t('set-up.hardware.fewer', { label })}
        moreLabel={t('set-up.hardware.more', { label })}
      />
    </div>
  );
}
