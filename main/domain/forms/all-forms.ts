import { askForAgreementForm, giveUpAgreementForm } from '../agreements/agreement-forms.ts';
import { reviewPolicyForm } from '../agreements/review-policy-form.ts';
import { endArrangementForm, reviewArrangementForm } from '../arrangements/arrangement-forms.ts';
import { importArrangementsForm } from '../arrangements/import-arrangements-form.ts';
import { makeArrangementForm } from '../arrangements/make-arrangement-form.ts';
import { saveChangeLogForm } from '../change-log/save-change-log-form.ts';
import { giveChildDeviceForm } from '../children/give-child-device-form.ts';
import { putAwayChildDeviceForm } from '../children/put-away-child-device-form.ts';
import { changePersonForm } from '../desk/change-person-form.ts';
import { reportCredentialForm } from '../desk/report-credential-form.ts';
import { saveSignForm } from '../desk/save-sign-form.ts';
import { confirmEvidenceForm, keepAsEvidenceForm } from '../evidence/keep-forms.ts';
import { confirmReleaseForm, releaseEvidenceForm } from '../evidence/release-forms.ts';
import { actionDoneForm, actionForm, giveActionForm } from '../incidents/action-forms.ts';
import { reviewMeetingForm } from '../incidents/meeting-form.ts';
import { adviceForm, detailsForm, noteForm, seenForm } from '../incidents/note-forms.ts';
import { closeForm, outcomeForm } from '../incidents/outcome-forms.ts';
import { addToReportForm, reportConcernForm } from '../incidents/report-form.ts';
import { saveChairReportForm } from '../incidents/save-chair-report-form.ts';
import { goOnOutingForm } from '../out-and-back/go-on-outing-form.ts';
import { takeBreakForm } from '../out-and-back/take-break-form.ts';
import { issueDeviceForm, takeDeviceForm } from '../setting-devices/issue-forms.ts';
import { allowPersonalUseForm, endPersonalUseForm } from '../setting-devices/personal-use-forms.ts';
import { changeDeviceForm, registerDeviceForm } from '../setting-devices/register-forms.ts';
import { bringBackDeviceForm, returnDeviceForm } from '../setting-devices/return-forms.ts';
import { checkDeviceForm, retireDeviceForm } from '../setting-devices/upkeep-forms.ts';
import type { Form } from './form.ts';

const FORMS: readonly Form[] = [
  putAwayChildDeviceForm,
  giveChildDeviceForm,
  askForAgreementForm,
  giveUpAgreementForm,
  reviewPolicyForm,
  makeArrangementForm,
  importArrangementsForm,
  endArrangementForm,
  reviewArrangementForm,
  reportCredentialForm,
  changePersonForm,
  saveSignForm,
  takeBreakForm,
  saveChangeLogForm,
  goOnOutingForm,
  registerDeviceForm,
  changeDeviceForm,
  checkDeviceForm,
  retireDeviceForm,
  issueDeviceForm,
  returnDeviceForm,
  takeDeviceForm,
  bringBackDeviceForm,
  allowPersonalUseForm,
  endPersonalUseForm,
  reportConcernForm,
  addToReportForm,
  noteForm,
  adviceForm,
  detailsForm,
  seenForm,
  actionForm,
  giveActionForm,
  actionDoneForm,
  outcomeForm,
  closeForm,
  reviewMeetingForm,
  saveChairReportForm,
  keepAsEvidenceForm,
  confirmEvidenceForm,
  releaseEvidenceForm,
  confirmReleaseForm,
];

/** Every form of the desk and of staff's own session, by id. */
export function formOf(id: string): Form | null {
  return FORMS.find((form) => form.id === id) ?? null;
}

export function formsOfStaff(): readonly Form[] {
  return FORMS.filter((form) => form.at === 'staff');
}
