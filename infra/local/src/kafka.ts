import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { clusterIdOf } from './clusterId.ts';
import type { EngineSpec } from './engineProcess.ts';
import type { EngineParts } from './parts.ts';
import { run } from './run.ts';
import { askSocket } from './askSocket.ts';

/** One Kafka node (KRaft), broker and controller in one. Formats its storage at the first start. */
export async function prepareKafka({ jdk, installed, ports, dataDir }: EngineParts): Promise<EngineSpec> {
  const folder = join(dataDir, 'kafka');
  const properties = join(folder, 'server.properties');
  mkdirSync(folder, { recursive: true });
  writeFileSync(properties, propertiesOf(join(folder, 'log'), ports));
  const java = join(jdk.home, 'bin/java');
  if (!existsSync(join(folder, 'log/meta.properties'))) {
    const id = clusterIdOf(randomBytes(16));
    await run(java, [
      '-cp',
      installed.kafkaClassPath,
      'kafka.tools.StorageTool',
      'format',
      '-t',
      id,
      '-c',
      properties,
    ]);
  }
  return {
    name: 'Kafka',
    command: java,
    args: ['-Xms256m', '-Xmx512m', '-cp', installed.kafkaClassPath, 'rasid.local.LocalKafka', properties],
    logFile: join(dataDir, 'logs/kafka.log'),
    answers: () => answersApiVersions(ports.kafka),
  };
}

const propertiesOf = (logDir: string, { kafka, kafkaController }: EngineParts['ports']): string =>
  Object.entries({
    'process.roles': 'broker,controller',
    'node.id': '1',
    'controller.quorum.voters': `1@127.0.0.1:${kafkaController}`,
    listeners: `PLAINTEXT://127.0.0.1:${kafka},CONTROLLER://127.0.0.1:${kafkaController}`,
    'advertised.listeners': `PLAINTEXT://127.0.0.1:${kafka}`,
    'controller.listener.names': 'CONTROLLER',
    'inter.broker.listener.name': 'PLAINTEXT',
    'listener.security.protocol.map': 'PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT',
    'log.dirs': logDir,
    'offsets.topic.replication.factor': '1',
    'offsets.topic.num.partitions': '4',
    'transaction.state.log.replication.factor': '1',
    'transaction.state.log.min.isr': '1',
    'share.coordinator.state.topic.replication.factor': '1',
    'share.coordinator.state.topic.min.isr': '1',
    'group.initial.rebalance.delay.ms': '0',
    'auto.create.topics.enable': 'false',
    'message.max.bytes': String(12 * 1024 * 1024),
    'replica.fetch.max.bytes': String(12 * 1024 * 1024),
    'log.segment.bytes': String(128 * 1024 * 1024),
  })
    .map(([key, value]) => `${key}=${escaped(value)}\n`)
    .join('');

/** A properties file is read as ISO-8859-1, with everything else escaped (java.util.Properties). */
const escaped = (value: string): string =>
  value.replace(/[\\\u0080-\uffff]/g, (unit) =>
    unit === '\\' ? '\\\\' : `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

const API_VERSIONS = 18;

/** Asks the broker which requests it understands; only a broker that is up answers. */
async function answersApiVersions(port: number): Promise<boolean> {
  const request = Buffer.alloc(14);
  request.writeInt32BE(10, 0); // bytes that follow
  request.writeInt16BE(API_VERSIONS, 4);
  request.writeInt16BE(0, 6); // its version
  request.writeInt32BE(1, 8); // correlation id
  request.writeInt16BE(-1, 12); // no client id
  const answer = await askSocket(port, request, 10);
  return answer.readInt32BE(4) === 1 && answer.readInt16BE(8) === 0;
}
