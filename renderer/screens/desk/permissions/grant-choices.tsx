import type { DeskPage } from '../../../../main/contract/screen-state.ts';
import { useClock, useKiosk } from '../../../kiosk-context.tsx';
import { clockTime, type Translate } from '../../../language.ts';
import { NothingHere } from '../list-and-panel.tsx';
import { Choices } from '../questions/choices.tsx';
import css from './grant-flow.module.css';
import { PlacePicture } from './place-picture.tsx';

type Candidate = Extract<DeskPage, { tab: 'permissions' }>['people'][number];
type Kind = Candidate['kinds'][number];

/** Minutes that can be chosen, as far as the policy goes. */
const LENGTHS = [10, 15, 30, 45, 60, 90, 120, 180, 240, 480] as const;
/** Minutes between two check-ins that can be chosen besides those of the policy. */
const INTERVALS = [15, 30, 60, 120] as const;

/** The places of the policy, and beside them those where nobody ever may, with why. */
export function PlaceChoices(props: {
  readonly label: string;
  readonly kind: Kind;
  readonly never: Candidate['neverPlaces'];
  onChoose(place: string): void;
}) {
  const { label, kind, never, onChoose } = props;
  const { t } = useKiosk();
  return (
    <>
      {kind.places.length === 0 ? <NothingHere title={t('desk.permissions.noPlaces')} /> : null}
      <Choices
        label={label}
        choices={kind.places.map((place) => ({ ...place, picture: <PlacePicture id={place.id} /> }))}
        onChoose={onChoose}
      />
      {never.length > 0 ? (
        <div className={css['never']}>
          <h2>{t('desk.permissions.neverTitle')}</h2>
          <Choices
            many
            label={t('desk.permissions.neverTitle')}
            choices={never.map((place) => ({ ...place, refused: t('desk.permissions.never'), never: true }))}
            onChoose={onChoose}
          />
        </div>
      ) : null}
    </>
  );
}

/** The policy's own figure first; the organisation may ask for another (SETTINGS C6). */
export function CheckInChoices({
  label,
  kind,
  onChoose,
}: {
  readonly label: string;
  readonly kind: Kind;
  onChoose(minutes: number): void;
}) {
  const { t } = useKiosk();
  const first = kind.checkInMinutes ?? 0;
  return (
    <Choices
      many
      label={label}
      onChoose={(minutes) => onChoose(Number(minutes))}
      choices={[first, ...INTERVALS.filter((minutes) => minutes !== first)].map((minutes) => ({
        id: String(minutes),
        label: t('desk.permissions.every', { length: lengthName(minutes, t) }),
        ...(minutes === first ? { note: t('desk.permissions.asInPolicy') } : {}),
      }))}
    />
  );
}

export function LengthChoices({
  label,
  longest,
  onChoose,
}: {
  readonly label: string;
  readonly longest: number;
  onChoose(minutes: number): void;
}) {
  const { state, t } = useKiosk();
  const now = useClock(10_000);
  return (
    <Choices
      many
      label={label}
      onChoose={(minutes) => onChoose(Number(minutes))}
      choices={lengthsUpTo(longest).map((minutes) => ({
        id: String(minutes),
        label: lengthName(minutes, t),
        note: t('desk.permissions.untilTime', {
          time: clockTime(now + minutes * 60_000, state.language, state.timeZone),
        }),
      }))}
    />
  );
}

function lengthsUpTo(longest: number): readonly number[] {
  const within = LENGTHS.filter((minutes) => minutes <= longest);
  return within.at(-1) === longest ? within : [...within, Math.min(longest, 720)];
}

export function lengthName(minutes: number, t: Translate): string {
  if (minutes === 90) return t('desk.permissions.hourAndHalf');
  return minutes % 60 === 0
    ? t('desk.permissions.hours', { count: minutes / 60 })
    : t('desk.permissions.minutes', { count: minutes });
}
