import { mailHtml, styledMessage, type AlertMessage } from '@rasid/alerts';
import type { SendMailOptions } from 'nodemailer';

const ADDRESS_DOMAIN = /@([^@<>\s]+)/;

/** A mail in HTML and plain text, both from right to left. The id stays the same, so that mail programs show one. */
export function mailOf(
  { to, from }: { readonly to: readonly string[]; readonly from: string },
  message: AlertMessage,
): SendMailOptions {
  const [, domain = 'rasid.invalid'] = ADDRESS_DOMAIN.exec(from) ?? [];
  return {
    from,
    to: [...to],
    subject: `راصد · ${message.headline}`.replace(/\s+/g, ' ').slice(0, 250),
    messageId: `<alert-${message.id}@${domain}>`,
    date: new Date(message.matchedAt),
    text: styledMessage(message).text,
    html: mailHtml(message),
    headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': 'ar' },
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}
