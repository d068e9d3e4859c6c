import enAgreements from './en/agreements.json' with { type: 'json' };
import enArrangements from './en/arrangements.json' with { type: 'json' };
import enChildren from './en/children.json' with { type: 'json' };
import enDesk from './en/desk.json' with { type: 'json' };
import enEvidence from './en/evidence.json' with { type: 'json' };
import enForms from './en/forms.json' with { type: 'json' };
import enIncidents from './en/incidents.json' with { type: 'json' };
import enOutAndBack from './en/out-and-back.json' with { type: 'json' };
import enPrinted from './en/printed.json' with { type: 'json' };
import enPublic from './en/public.json' with { type: 'json' };
import enSetUp from './en/set-up.json' with { type: 'json' };
import enSettingDevices from './en/setting-devices.json' with { type: 'json' };
import plAgreements from './pl/agreements.json' with { type: 'json' };
import plArrangements from './pl/arrangements.json' with { type: 'json' };
import plChildren from './pl/children.json' with { type: 'json' };
import plDesk from './pl/desk.json' with { type: 'json' };
import plEvidence from './pl/evidence.json' with { type: 'json' };
import plForms from './pl/forms.json' with { type: 'json' };
import plIncidents from './pl/incidents.json' with { type: 'json' };
import plOutAndBack from './pl/out-and-back.json' with { type: 'json' };
import plPrinted from './pl/printed.json' with { type: 'json' };
import plPublic from './pl/public.json' with { type: 'json' };
import plSetUp from './pl/set-up.json' with { type: 'json' };
import plSettingDevices from './pl/setting-devices.json' with { type: 'json' };

/** The sentences of each language in areas, one file each. Keys are unique over the areas of one language. */
export const CATALOGUES = {
  en: {
    public: enPublic,
    desk: enDesk,
    'set-up': enSetUp,
    forms: enForms,
    arrangements: enArrangements,
    'setting-devices': enSettingDevices,
    agreements: enAgreements,
    incidents: enIncidents,
    evidence: enEvidence,
    'out-and-back': enOutAndBack,
    children: enChildren,
    printed: enPrinted,
  },
  pl: {
    public: plPublic,
    desk: plDesk,
    'set-up': plSetUp,
    forms: plForms,
    arrangements: plArrangements,
    'setting-devices': plSettingDevices,
    agreements: plAgreements,
    incidents: plIncidents,
    evidence: plEvidence,
    'out-and-back': plOutAndBack,
    children: plChildren,
    printed: plPrinted,
  },
} as const;

export const AREAS = Object.keys(CATALOGUES.en) as (keyof typeof CATALOGUES.en)[];
