/** One POST to a channel. A message that is too long for one is several, in order. */
export type ChannelRequest = {
  readonly url: string;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
};

export const jsonRequest = (
  url: string,
  body: unknown,
  headers?: Readonly<Record<string, string>>,
): ChannelRequest => ({
  url,
  body: JSON.stringify(body),
  ...(headers && { headers }),
});
