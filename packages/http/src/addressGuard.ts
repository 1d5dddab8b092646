import { lookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';

/** An address that may not be fetched. */
export class AddressRefusedError extends Error {
  override readonly name = 'AddressRefusedError';
}

export type AddressGuard = {
  /** Throws AddressRefusedError for an address that is not public and not allowed. */
  check(address: string): void;
  /** Resolves a name and checks every address of it, at the moment of connecting: a name can't change in between. */
  readonly lookup: LookupFunction;
};

/** Lets public unicast addresses pass, and the networks of `allowed` (CIDR). */
export function createAddressGuard(allowed: readonly string[]): AddressGuard {
  const networks = allowed.map((cidr) => ipaddr.parseCIDR(cidr));
  const check = (address: string): void => {
    const ip = unwrap(ipaddr.parse(address));
    if (isPublic(ip)) return;
    if (networks.some((network) => ip.kind() === network[0].kind() && ip.match(network))) return;
    throw new AddressRefusedError(`the address ${address} (${ip.range()}) is not a public one`);
  };
  return { check, lookup: createLookup(check) };
}

const globalUnicast = ipaddr.parseCIDR('2000::/3'); // all that is assigned so far, RFC 4291 §2.4

/** What the library takes for unicast has holes, such as the IPv4-compatible `::7f00:1`. */
const isPublic = (ip: ipaddr.IPv4 | ipaddr.IPv6): boolean =>
  ip.range() === 'unicast' && (ip.kind() === 'ipv4' || ip.match(globalUnicast));

/** An IPv6 address that stands for an IPv4 one is judged as that one. */
function unwrap(ip: ipaddr.IPv4 | ipaddr.IPv6): ipaddr.IPv4 | ipaddr.IPv6 {
  if (ip.kind() === 'ipv4') return ip;
  const six = ip as ipaddr.IPv6;
  if (six.isIPv4MappedAddress()) return six.toIPv4Address();
  if (six.range() !== 'rfc6052') return six;
  return new ipaddr.IPv4(six.toByteArray().slice(-4)); // NAT64, RFC 6052
}

const createLookup =
  (check: (address: string) => void): LookupFunction =>
  (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, []);
      try {
        for (const { address } of addresses) check(address);
      } catch (refused) {
        return callback(refused as Error, []);
      }
      const [first] = addresses;
      if (options.all || !first) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  };
