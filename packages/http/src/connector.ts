import { isIP, type Socket } from 'node:net';
import { buildConnector } from 'undici';
import type { AddressGuard } from './addressGuard.ts';
import { portOf } from './ports.ts';
import { limitWire } from './wireLimit.ts';

export type Connector = buildConnector.connector;

const CONNECT_TIMEOUT_MS = 10_000;

/**
 * Connects to what the guard lets pass: the address is resolved and checked for each connection, and the checked
 * address is the one connected to, so a name can't change in between. HTTP/1.1 alone, whose limits are ours.
 */
export function createGuardedConnector(guard: AddressGuard, maxWireBytes: () => number): Connector {
  const build = (port: number) =>
    buildConnector({ allowH2: false, timeout: CONNECT_TIMEOUT_MS, lookup: guard.lookup(port) });
  const usual = new Map([...guard.ports].map((port) => [port, build(port)])); // they keep TLS sessions
  return (options, callback) => {
    const port = portOf(options);
    const host = options.hostname.replace(/^\[|\]$/g, '');
    const refuse = (refused: Error) => process.nextTick(() => callback(refused, null));
    // an address is never looked up
    const refused = isIP(host) === 0 ? undefined : refusal(guard, host, port);
    if (refused) return refuse(refused);
    const connect = usual.get(port) ?? build(port);
    connect({ ...options, hostname: host }, (error, socket) => {
      if (error) return callback(error, null);
      const late = lateRefusal(guard, socket, port, host);
      if (!late) {
        limitWire(socket, maxWireBytes);
        return callback(null, socket);
      }
      socket.destroy();
      refuse(late);
    });
  };
}

function refusal(guard: AddressGuard, address: string, port: number, host?: string): Error | undefined {
  try {
    guard.check(address, port, host);
    return undefined;
  } catch (refused) {
    return refused as Error;
  }
}

/** Belt and braces: what the socket says that it is connected to. */
const lateRefusal = (guard: AddressGuard, { remoteAddress }: Socket, port: number, host: string) =>
  remoteAddress === undefined ? undefined : refusal(guard, remoteAddress, port, host);
