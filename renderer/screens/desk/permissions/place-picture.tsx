import { OfficeDoor, OutsideFront, QuietRoom } from '../../../drawings/places.tsx';

/** The places of use that the reference settings name and we have drawn; a setting's own place has no picture. */
const PICTURES: Readonly<Record<string, () => React.ReactElement>> = {
  office: OfficeDoor,
  'outside-front': OutsideFront,
  'quiet-space': QuietRoom,
};

export function PlacePicture({ id }: { readonly id: string }) {
  const Drawn = PICTURES[id];
  return Drawn ? <Drawn /> : null;
}
