/** Ports on which publishers serve: the standard ones, their usual stand-ins, and those of Cloudflare. */
export const publisherPorts: ReadonlySet<number> = new Set([
  80, 443, 81, 8000, 8008, 8080, 8081, 8088, 8443, 8888, 2052, 2053, 2082, 2083, 2086, 2087, 2095, 2096, 8880,
]);

/** Ports on which HTTP proxies listen. */
export const proxyPorts: ReadonlySet<number> = new Set([
  80, 443, 3128, 3129, 8000, 8080, 8118, 8123, 8443, 8888,
]);

export const portOf = ({ protocol, port }: { protocol: string; port?: string | undefined }): number =>
  Number(port) || (protocol === 'https:' ? 443 : 80);
