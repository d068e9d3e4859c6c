import { useState } from 'react';
import type { DeskPage } from '../../../../main/contract/screen-state.ts';
import { Button } from '../../../components/button.tsx';
import { useKiosk } from '../../../kiosk-context.tsx';
import type { DeskPageProps } from '../desk.tsx';
import { DeskFrame } from '../desk-frame.tsx';
import { ChooseALine, Facts, ListAndPanel, NothingHere, PanelPart, PanelTitle } from '../list-and-panel.tsx';
import { type Row, RowList } from '../row-list.tsx';
import { useTimes } from '../times.ts';
import { GrantFlow } from './grant-flow.tsx';

type Permission = Extract<DeskPage, { tab: 'permissions' }>['open'][number];

/** Whatever lets somebody use a device: what is open, with what is over its time first, and giving a new permission. */
export function PermissionsPage({ page, screen }: DeskPageProps<'permissions'>) {
  const { t } = useKiosk();
  const [giving, setGiving] = useState(false);
  const [chosen, setChosen] = useState<string | null>(null);
  const rows = usePermissionRows(page.open);
  if (giving) return <GrantFlow people={page.people} said={screen.said} onStop={() => setGiving(false)} />;
  const permission = page.open.find((row) => row.authorisation === chosen);
  return (
    <DeskFrame screen={screen} next={{ label: t('desk.permissions.start'), onPress: () => setGiving(true) }}>
      {rows.length === 0 ? (
        <NothingHere title={t('desk.permissions.none')} help={t('desk.permissions.noneHelp')} />
      ) : (
        <ListAndPanel
          panelLabel={permission?.who ?? t('desk.permissions.openTitle')}
          list={<RowList label={t('desk.permissions.openTitle')} rows={rows} chosen={chosen} onChoose={setChosen} />}
          panel={permission ? <ChosenPermission row={permission} /> : <ChooseALine />}
        />
      )}
    </DeskFrame>
  );
}

const dueOf = ({ until }: Permission) => until ?? Number.POSITIVE_INFINITY;

function usePermissionRows(open: readonly Permission[]): Row[] {
  const { t } = useKiosk();
  const times = useTimes();
  const how = useHowMuchTime();
  return [...open]
    .sort((a, b) => b.overdueMinutes - a.overdueMinutes || dueOf(a) - dueOf(b))
    .map((row) => ({
      id: row.authorisation,
      spoken: [row.who, row.reason, row.place, how(row)].join(', '),
      first: row.who,
      under: row.reason,
      middle: (
        <>
          <span>{row.place}</span>
          <span>{row.deviceOut ? t('desk.permissions.deviceOut') : t('desk.permissions.deviceBack')}</span>
        </>
      ),
      end: (
        <>
          <strong>{how(row)}</strong>
          {row.until === null ? null : (
            <>
              <br />
              {t('desk.permissions.until', { time: times.moment(row.until) })}
            </>
          )}
        </>
      ),
      tone: row.overdueMinutes > 0 ? 'stop' : 'plain',
    }));
}

/** `17 minutes over time`, or what is left, rounded up so that it never says zero too early. */
function useHowMuchTime(): (row: Permission) => string {
  const { state, t } = useKiosk();
  return (row) => {
    if (row.until === null) return t('desk.permissions.untilBack');
    return row.overdueMinutes > 0
      ? t('desk.permissions.over', { count: row.overdueMinutes })
      : t('desk.permissions.leftMinutes', { count: Math.max(0, Math.ceil((row.until - state.now) / 60_000)) });
  };
}

function ChosenPermission({ row }: { readonly row: Permission }) {
  const { send, t } = useKiosk();
  const times = useTimes();
  const how = useHowMuchTime();
  return (
    <>
      <PanelTitle title={row.who} under={how(row)} />
      <Facts
        facts={[
          { name: t('desk.permissions.reason'), says: row.reason },
          { name: t('desk.permissions.place'), says: row.place },
          {
            name: t('desk.permissions.when'),
            says: `${times.moment(row.from)} – ${row.until === null ? t('desk.permissions.untilBack') : times.moment(row.until)}`,
          },
          ...(row.grantedBy === '' ? [] : [{ name: t('desk.permissions.by'), says: row.grantedBy }]),
          {
            name: t('desk.deposits.state'),
            says: row.deviceOut ? t('desk.permissions.deviceOut') : t('desk.permissions.deviceBack'),
          },
        ]}
      />
      <PanelPart help={t('desk.permissions.endHelp')}>
        <Button onPress={() => send({ intent: 'end-authorisation', authorisation: row.authorisation })}>
          {t('desk.permissions.end')}
        </Button>
      </PanelPart>
    </>
  );
}
