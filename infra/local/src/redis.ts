import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { askSocket } from './askSocket.ts';
import type { EngineSpec } from './engineProcess.ts';
import type { EngineParts } from './parts.ts';

/** Stops the server when standard input ends; a job in the background would read /dev/null, hence descriptor 3. */
const WATCH =
  'exec 3<&0; "$0" "$1" & server=$!; (cat <&3 >/dev/null; kill "$server") 2>/dev/null & trap \'kill "$server"\' TERM INT; wait "$server"; wait "$server"';

/** One Redis server, with its queue kept on disk and nothing ever evicted, as BullMQ needs it. */
export function prepareRedis({ installed, ports, dataDir }: EngineParts): EngineSpec {
  const folder = join(dataDir, 'redis');
  const config = join(folder, 'redis.conf');
  const pidFile = join(folder, 'redis.pid');
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    config,
    `bind 127.0.0.1
port ${ports.redis}
dir "${folder}"
pidfile "${pidFile}"
appendonly yes
appendfsync everysec
maxmemory-policy noeviction
save ""
`,
  );
  return {
    name: 'Redis',
    command: '/bin/sh',
    args: ['-c', WATCH, installed.redisServer, config],
    logFile: join(dataDir, 'logs/redis.log'),
    answers: async () => (await askSocket(ports.redis, 'PING\r\n', 5)).toString().startsWith('+PONG'),
    enginePid: () => Number(readFileSync(pidFile, 'utf8')),
  };
}
