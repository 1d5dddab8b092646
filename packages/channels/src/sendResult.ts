import type { Failure } from '@rasid/alerts';

export type SendResult =
  | { readonly kind: 'sent'; readonly status?: number }
  | {
      readonly kind: 'failed';
      readonly failure: Failure;
      /** The other side says that there will never be anything again. */
      readonly gone?: boolean;
      /** Pieces of the message that it has all the same. */
      readonly partsSent?: number;
    };
