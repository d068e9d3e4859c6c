import { MessageCircleWarning } from 'lucide-react';
import { Button } from '../components/button.tsx';
import type { Send } from '../kiosk-context.tsx';
import type { Translate } from '../language.ts';

/** Quiet, and the same everywhere: the first of the two touches of a report. */
export function ReportButton({ send, t }: { readonly send: Send; readonly t: Translate }) {
  return (
    <Button
      look="plain"
      iconWhenSmall
      icon={<MessageCircleWarning aria-hidden="true" />}
      onPress={() => send({ intent: 'report-concern' })}
    >
      {t('incident.offer')}
    </Button>
  );
}
