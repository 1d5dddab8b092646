import { lookup as dnsLookup, type LookupAddress } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { promisify } from 'node:util';
import { FetchError } from './failure.ts';
import { publisherPorts } from './ports.ts';
import { isPublic, isWithin, parseNetwork, readAddress } from './publicAddress.ts';

/** All addresses of a name, in the order in which they are to be tried. */
export type Resolve = (hostname: string) => Promise<LookupAddress[]>;

export type GuardOptions = {
  /** Networks (CIDR) that may be reached although they are not public, on any port and by any name. */
  readonly allowed: readonly string[];
  /** Ports that may be reached everywhere else. */
  readonly ports?: ReadonlySet<number>;
  /** The system's resolver unless said. */
  readonly resolve?: Resolve;
};

export type AddressGuard = {
  readonly ports: ReadonlySet<number>;
  /** Throws a FetchError for an address or a port that may not be reached. `host` is the name it was found by. */
  check(address: string, port: number, host?: string): void;
  /** Every address of a name or of an address, resolved now. Throws a FetchError where one of them is refused. */
  resolve(host: string, port: number): Promise<[LookupAddress, ...LookupAddress[]]>;
  /** The same for `net.connect`, which then connects to what was checked and to nothing else. */
  lookup(port: number): LookupFunction;
};

const systemResolve: Resolve = (hostname) => promisify(dnsLookup)(hostname, { all: true });

/** Lets public addresses on publishers' ports pass, and whatever lies in the allowed networks. */
export function createAddressGuard({
  allowed,
  ports = publisherPorts,
  resolve: ask = systemResolve,
}: GuardOptions): AddressGuard {
  const networks = allowed.map(parseNetwork);
  const check: AddressGuard['check'] = (address, port, host) => {
    const ip = readAddress(address);
    if (ip && networks.some((network) => isWithin(ip, network))) return;
    if (host !== undefined && isLocalName(host)) throw localName(host);
    if (!ip || !isPublic(ip)) {
      const where = host === undefined || host === address ? address : `${address} of ${host}`;
      throw new FetchError(
        'network_refused',
        `the address ${where} (${ip?.range() ?? 'unknown'}) is not a public one`,
      );
    }
    if (!ports.has(port))
      throw new FetchError('port_refused', `port ${port} is not among those that are fetched from`);
  };
  const resolve: AddressGuard['resolve'] = async (host, port) => {
    const family = isIP(host);
    if (family === 0 && networks.length === 0 && isLocalName(host)) throw localName(host);
    const found = family === 0 ? await ask(host) : [{ address: host, family }];
    const [first, ...rest] = found;
    if (!first) throw new FetchError('name_unresolved', `the host's name ${host} has no address`);
    // one private address among public ones is a trap, or a mistake
    for (const { address } of found) check(address, port, host);
    return [first, ...rest];
  };
  return { ports, check, resolve, lookup: createLookup(resolve) };
}

/** Names that never are a public host's: RFC 6761, RFC 8375, RFC 9476, ICANN's `.internal`, and usual local ones. */
const LOCAL_NAME =
  /(^|\.)(localhost|local|localdomain|internal|intranet|private|corp|home|lan|home\.arpa|onion|alt|test|invalid)\.?$/i;
const isLocalName = (host: string): boolean => LOCAL_NAME.test(host);
const localName = (host: string): FetchError =>
  new FetchError('name_refused', `"${host}" names a host of the local network`);

const createLookup =
  (resolve: AddressGuard['resolve']) =>
  (port: number): LookupFunction =>
  (hostname, options, callback) => {
    resolve(hostname, port).then(
      (addresses) => {
        if (options.all) callback(null, addresses);
        else callback(null, addresses[0].address, addresses[0].family);
      },
      (error: unknown) => callback(error as Error, []),
    );
  };
