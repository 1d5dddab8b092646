import type { Answer, Taken } from './standIn.ts';

/** The rules of each service, as its documentation has them: what breaks one is refused as the service refuses it. */
export const services = {
  telegram: ({ path, body }: Taken): Answer => {
    const { chat_id, text, entities } = JSON.parse(body) as TelegramMessage;
    if (path !== '/botTOKEN/sendMessage') return json(401, { ok: false, description: 'Unauthorized' });
    if (chat_id !== '-100200') return json(400, { ok: false, description: 'Bad Request: chat not found' });
    if (text.length === 0 || text.length > 4096)
      return json(400, { ok: false, description: 'Bad Request: message is too long' });
    const isInside = entities.every(
      ({ offset, length }) => offset >= 0 && length > 0 && offset + length <= text.length,
    );
    return isInside && entities.length <= 100
      ? json(200, { ok: true, result: {} })
      : json(400, { ok: false });
  },
  slack: ({ body }: Taken): Answer => {
    const { text, blocks } = JSON.parse(body) as SlackMessage;
    const fits =
      blocks.length > 0 && blocks.length <= 50 && blocks.every((block) => block.text.text.length <= 3000);
    return text !== '' && fits ? { status: 200, body: 'ok' } : { status: 400, body: 'invalid_blocks' };
  },
  discord: ({ body }: Taken): Answer => {
    const { embeds, allowed_mentions } = JSON.parse(body) as DiscordMessage;
    const fits = embeds.length <= 10 && embeds.every(({ description }) => description.length <= 4096);
    return fits && allowed_mentions.parse.length === 0 ? { status: 204 } : json(400, { code: 50035 });
  },
  teams: ({ body }: Taken): Answer => {
    const { attachments } = JSON.parse(body) as TeamsMessage;
    const isCard = attachments.every(({ content }) => content.type === 'AdaptiveCard' && content.rtl);
    return isCard && Buffer.byteLength(body) <= 28 * 1024 ? { status: 202 } : { status: 413 };
  },
  ntfy: ({ path, body, headers }: Taken): Answer => {
    const { topic, message } = JSON.parse(body) as NtfyMessage;
    if (headers.authorization !== 'Bearer tk_secret') return json(403, { error: 'forbidden' });
    if (path !== '/' || topic !== 'rasid') return json(404, { error: 'page not found' });
    return Buffer.byteLength(message) <= 4096 ? json(200, { id: 'x' }) : json(413, {});
  },
} as const;

const json = (status: number, body: unknown): Answer => ({ status, body: JSON.stringify(body) });

export type TelegramMessage = {
  chat_id: string;
  text: string;
  entities: { type: string; offset: number; length: number; url?: string }[];
};
type SlackMessage = { text: string; blocks: { text: { text: string } }[] };
type DiscordMessage = { embeds: { description: string }[]; allowed_mentions: { parse: string[] } };
type TeamsMessage = {
  attachments: { content: { type: string; rtl: boolean; body: { text: string }[] } }[];
};
type NtfyMessage = { topic: string; title: string; message: string; priority: number; click?: string };

/** The words that a reader sees of a message to the service. */
export const readText: Readonly<Record<keyof typeof services, (body: string) => string>> = {
  telegram: (body) => (JSON.parse(body) as TelegramMessage).text,
  slack: (body) =>
    (JSON.parse(body) as SlackMessage).blocks
      .map(({ text }) => text.text.replace(/\u200b\*|\*\u200b/g, '').replace(/<(https?:[^>]+)>/g, '$1'))
      .join('\n')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&'),
  discord: (body) =>
    unescapeMarkdown(
      (JSON.parse(body) as DiscordMessage).embeds.map(({ description }) => description).join('\n'),
    ),
  teams: (body) =>
    unescapeMarkdown(
      (JSON.parse(body) as TeamsMessage).attachments
        .flatMap(({ content }) => content.body.map(({ text }) => text))
        .join('\n')
        .replaceAll('\n\n', '\n'),
    ),
  ntfy: (body) => (JSON.parse(body) as NtfyMessage).message,
};

const unescapeMarkdown = (text: string): string => text.replace(/\\([\\*_~`|>#[\]()])/g, '$1');
