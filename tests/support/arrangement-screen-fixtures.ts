import type { Screen } from '../../main/contract/screen-state.ts';

const WHERE = [{ key: 'arrangement.places', with: { places: 'the building next door' } }];

const ATTENDING: Extract<Screen, { name: 'attending' }> = {
  name: 'attending',
  asks: 'arriving',
  firstName: 'Maja',
  about: 'Maja',
  label: 'Emergency phone',
  where: WHERE,
  needed: 2,
  confirmed: [],
  reader: true,
};

/** What people see of an arrangement: at sign-in, at a colleague's sign-out, on the day of an event. */
export const ARRANGEMENT_FIXTURES: readonly (readonly [name: string, screen: Screen])[] = [
  [
    'arrangement',
    {
      name: 'arrangement',
      firstName: 'Maja',
      label: 'Emergency phone',
      where: WHERE,
      devices: [{ kind: 'phone', ownership: 'personal', count: 1 }],
      conditions: ['Use the phone in an emergency only.'],
    },
  ],
  [
    'arrangement-hours',
    {
      name: 'arrangement',
      firstName: 'Maja',
      label: 'Agreed use by a visitor',
      where: [
        { key: 'arrangement.places', with: { places: 'the office, off the premises' } },
        { key: 'arrangement.hours', with: { from: '09:00', until: '11:30' } },
      ],
      devices: [
        { kind: 'laptop', ownership: 'work-issued', count: 1 },
        { kind: 'phone', ownership: 'personal', count: 1 },
      ],
      conditions: [
        'I know that my device can bring harmful programs in or carry private details out.',
        'I connect only what was agreed, and I know that it is watched closely.',
      ],
    },
  ],
  ['attending', ATTENDING],
  [
    'attending-one-more',
    { ...ATTENDING, confirmed: ['Hanna'], problem: { key: 'arrangement.problem.attend-already' } },
  ],
  ['attending-leaving', { ...ATTENDING, asks: 'leaving', firstName: 'Hanna', confirmed: ['Omar'], reader: false }],
  [
    'pass-arranged',
    {
      name: 'pass',
      firstName: 'Maja',
      pass: 'K7FQ3M',
      place: { key: 'where.arranged' },
      inBag: [],
      arranged: [{ label: 'Emergency phone', where: WHERE }],
    },
  ],
  [
    'welcome-event',
    {
      name: 'welcome',
      sign: { title: 'No phones here', lines: ['Ask the manager if you need yours.'] },
      notices: [
        {
          tone: 'calm',
          happened: { key: 'notice.event-coming', with: { what: 'Winter show', day: 'Friday 4 December' } },
          means: { key: 'notice.event-means' },
        },
      ],
      staffReader: true,
    },
  ],
  [
    'family-event',
    {
      name: 'family',
      firstName: 'Amara',
      children: [
        { child: 'c-one111', initials: 'AB' },
        { child: 'c-two222', initials: 'JB' },
      ],
      usual: [],
      reminder: 'Please keep your phone in your bag, in the garden too.',
      events: [
        {
          arrangement: 'r-show1',
          what: 'Winter show',
          conditions: [
            'Photograph your own child first of all.',
            'Never share a picture on social media when another child is in it.',
          ],
          accepted: false,
        },
      ],
    },
  ],
];
