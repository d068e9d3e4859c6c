import { Button, Switch, ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import type { IntentOf } from '../../main/contract/intents.ts';
import type { Translate } from '../language.ts';
import type { Send } from '../outgoing.ts';
import css from './dev-dock.module.css';
import { type Dock, DockPart } from './dock-part.tsx';

type Fault = IntentOf<'dock-fault'>['fault'];
type Board = IntentOf<'dock-board'>['board'];

const FAULTS: readonly Fault[] = ['none', 'jam', 'ajar'];
const BOARDS: readonly Board[] = ['normal', 'late', 'garbage', 'silent', 'unplugged'];

interface DockDoorsProps {
  readonly dock: Dock;
  readonly send: Send;
  readonly t: Translate;
}

/** The pretended locker: its board, and its doors one by one. */
export function DockDoors({ dock, send, t }: DockDoorsProps) {
  return (
    <>
      <DockPart title={t('dock.board')}>
        <ToggleButtonGroup
          className={css['keys'] ?? ''}
          aria-label={t('dock.board')}
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[dock.board]}
        >
          {BOARDS.map((board) => (
            <ToggleButton
              key={board}
              id={board}
              className={css['key'] ?? ''}
              data-testid={`dock-board-${board}`}
              onPress={() => send({ intent: 'dock-board', board })}
            >
              {t(`dock.boardOf.${board}`)}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
      </DockPart>
      <DockPart title={t('dock.doors')}>
        <Switch
          className={css['switch'] ?? ''}
          data-testid="dock-auto-close"
          isSelected={dock.autoClose}
          onChange={(on) => send({ intent: 'dock-auto-close', on })}
        >
          <span className={css['slot']} aria-hidden="true">
            <span className={css['thumb']} />
          </span>
          {t('dock.autoClose')}
        </Switch>
        <ul className={css['doors']}>
          {dock.doors.map((door) => (
            <li key={door.number} data-open={door.open || undefined}>
              <span className={css['door']} data-testid={`dock-door-${door.number}`}>
                <strong>{door.number}</strong> {t(door.open ? 'dock.doorOpen' : 'dock.doorShut')}
              </span>
              <Button
                className={css['key'] ?? ''}
                aria-label={t('dock.closeDoor', { door: door.number })}
                data-testid={`dock-push-${door.number}`}
                onPress={() => send({ intent: 'dock-close-door', door: door.number })}
              >
                {t('dock.push')}
              </Button>
              <ToggleButtonGroup
                className={css['faults'] ?? ''}
                aria-label={t('dock.fault', { door: door.number })}
                selectionMode="single"
                disallowEmptySelection
                selectedKeys={[door.fault]}
              >
                {FAULTS.map((fault) => (
                  <ToggleButton
                    key={fault}
                    id={fault}
                    className={css['key'] ?? ''}
                    data-testid={`dock-fault-${door.number}-${fault}`}
                    onPress={() => send({ intent: 'dock-fault', door: door.number, fault })}
                  >
                    {t(`dock.faultOf.${fault}`)}
                  </ToggleButton>
                ))}
              </ToggleButtonGroup>
            </li>
          ))}
        </ul>
      </DockPart>
    </>
  );
}
