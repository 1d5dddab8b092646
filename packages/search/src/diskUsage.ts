import type { SearchClient } from './client.ts';
import { withMappedErrors } from './errors.ts';

/** The fullest disk of the cluster's nodes: the share that is used, from 0 to 1, and the node's name. */
export const fullestDisk = (client: SearchClient): Promise<{ used: number; node: string } | undefined> =>
  withMappedErrors(async () => {
    const { nodes } = await client.nodes.stats({ metric: 'fs' });
    const disks = Object.values(nodes).flatMap(({ name, fs }) => {
      const { total_in_bytes: total, available_in_bytes: available } = fs?.total ?? {};
      return total && available !== undefined ? [{ used: 1 - available / total, node: name ?? '?' }] : [];
    });
    return disks.sort((a, b) => b.used - a.used)[0];
  });
