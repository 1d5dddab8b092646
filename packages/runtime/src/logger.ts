import { pino, type Logger } from 'pino';

export type { Logger };

/** JSON lines on standard output. What is secret is never written, wherever it stands. */
export const createLogger = (service: string, level: string): Logger =>
  pino({
    level,
    base: { service },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    redact: {
      paths: [
        'apiKey',
        'password',
        'authorization',
        '*.apiKey',
        '*.password',
        '*.authorization',
        '*.headers.authorization',
      ],
      censor: '[secret]',
    },
  });
