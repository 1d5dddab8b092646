import ipaddr from 'ipaddr.js';

export type Ip = ipaddr.IPv4 | ipaddr.IPv6;
export type Network = readonly [Ip, number];

export const parseNetwork = (cidr: string): Network => ipaddr.parseCIDR(cidr);
export const isWithin = (ip: Ip, [network, bits]: Network): boolean =>
  ip.kind() === network.kind() && ip.match(network, bits);

/**
 * Reads an address as a resolver or a socket gives it. An IPv6 address that stands for an IPv4 one (mapped, RFC 4291;
 * NAT64, RFC 6052) is that IPv4 address, since that is where the packets go. Undefined where it is none.
 */
export function readAddress(address: string): Ip | undefined {
  if (!ipaddr.isValid(address)) return undefined;
  const ip = ipaddr.parse(address);
  if (ip.kind() === 'ipv4') return ip;
  const six = ip as ipaddr.IPv6;
  const embeds = isWithin(six, mapped) || isWithin(six, nat64);
  return embeds ? new ipaddr.IPv4(six.toByteArray().slice(-4)) : six;
}

const mapped = parseNetwork('::ffff:0:0/96');
/** The well-known prefix alone; 64:ff9b:1::/48 (RFC 8215) is for private use, and refused as such. */
const nat64 = parseNetwork('64:ff9b::/96');
/** All that is assigned for unicast so far, RFC 4291 §2.4; leaves out IPv4-compatible addresses and the like. */
const globalUnicast = parseNetwork('2000::/3');
/** Public by their number, and yet served inside a cloud alone. */
const cloudInternal = [parseNetwork('168.63.129.16/32')];

/** Whether everybody may reach it: neither private nor set aside (IANA's special-purpose registries). */
export const isPublic = (ip: Ip): boolean =>
  ip.range() === 'unicast' &&
  (ip.kind() === 'ipv4' || isWithin(ip, globalUnicast)) &&
  !cloudInternal.some((network) => isWithin(ip, network));
