import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { freePort, type Engine, type Engines } from '@rasid/local-engines';
import { GenericContainer, Wait, type StartedTestContainer } from 'testcontainers';

const KAFKA = 'apache/kafka:4.3.1';
const ELASTICSEARCH = 'docker.elastic.co/elasticsearch/elasticsearch:9.2.0';
const REDIS = 'redis:7.4-alpine';
const ASK_TIMEOUT_MS = 2_000;
const START_TIMEOUT_MS = 180_000;

/** True where a Docker engine (and not only its client) answers. */
export async function dockerAnswers(): Promise<boolean> {
  try {
    await promisify(execFile)('docker', ['version', '--format', '{{.Server.Version}}'], {
      timeout: ASK_TIMEOUT_MS,
    });
    return true;
  } catch {
    return false;
  }
}

/** The same engines from their official images, on fixed host ports, so that they come back where they were. */
export async function startContainers(): Promise<Engines> {
  const [kafkaPort, elasticsearchPort, redisPort] = await Promise.all([freePort(), freePort(), freePort()]);
  const started = await Promise.allSettled([
    startKafka(kafkaPort),
    startElasticsearch(elasticsearchPort),
    startRedis(redisPort),
  ]);
  const containers = started.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  const stop = async () => {
    await Promise.all(containers.map((container) => container.stop()));
  };
  const failure = started.find((result) => result.status === 'rejected');
  if (failure) {
    await stop();
    throw failure.reason;
  }
  const [kafka, elasticsearch, redis] = containers.map(toEngine) as [Engine, Engine, Engine];
  return {
    kafkaBrokers: [`127.0.0.1:${kafkaPort}`],
    elasticsearchUrl: `http://127.0.0.1:${elasticsearchPort}`,
    redisUrl: `redis://127.0.0.1:${redisPort}`,
    kafka,
    elasticsearch,
    redis,
    stop,
  };
}

const startKafka = (port: number) =>
  new GenericContainer(KAFKA)
    .withExposedPorts({ container: 9092, host: port })
    .withEnvironment({
      KAFKA_NODE_ID: '1',
      KAFKA_PROCESS_ROLES: 'broker,controller',
      KAFKA_CONTROLLER_QUORUM_VOTERS: '1@localhost:9093',
      KAFKA_LISTENERS: 'PLAINTEXT://:9092,CONTROLLER://:9093',
      KAFKA_ADVERTISED_LISTENERS: `PLAINTEXT://127.0.0.1:${port}`,
      KAFKA_CONTROLLER_LISTENER_NAMES: 'CONTROLLER',
      KAFKA_LISTENER_SECURITY_PROTOCOL_MAP: 'PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT',
      KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR: '1',
      KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS: '0',
      KAFKA_AUTO_CREATE_TOPICS_ENABLE: 'false',
      KAFKA_MESSAGE_MAX_BYTES: String(12 * 1024 * 1024),
    })
    .withWaitStrategy(Wait.forLogMessage(/Kafka Server started/))
    .withStartupTimeout(START_TIMEOUT_MS)
    .start();

const startElasticsearch = (port: number) =>
  new GenericContainer(ELASTICSEARCH)
    .withExposedPorts({ container: 9200, host: port })
    .withEnvironment({
      'discovery.type': 'single-node',
      'xpack.security.enabled': 'false',
      'cluster.routing.allocation.disk.threshold_enabled': 'false',
      ES_JAVA_OPTS: '-Xms1g -Xmx1g',
    })
    .withWaitStrategy(Wait.forHttp('/_cluster/health?wait_for_status=yellow', 9200))
    .withStartupTimeout(START_TIMEOUT_MS)
    .start();

const startRedis = (port: number) =>
  new GenericContainer(REDIS)
    .withExposedPorts({ container: 6379, host: port })
    .withCommand(['redis-server', '--appendonly', 'yes', '--maxmemory-policy', 'noeviction'])
    .withWaitStrategy(Wait.forLogMessage(/Ready to accept connections/))
    .withStartupTimeout(START_TIMEOUT_MS)
    .start();

/** A container as tests see an engine: the process is inside, so it has no pid of ours. */
function toEngine(container: StartedTestContainer): Engine {
  const docker = (...args: string[]) => promisify(execFile)('docker', [...args, container.getId()]);
  let killed: Promise<unknown> = Promise.resolve();
  return {
    pid: 0,
    kill: (signal) => {
      killed = docker('kill', `--signal=${signal}`);
      killed.catch(() => undefined); // it may be gone already; a restart says so
    },
    restart: async () => {
      await killed.catch(() => undefined);
      await container.restart({ timeout: 10_000 });
    },
    stop: async () => {
      await container.stop();
    },
    // tests end containers themselves
    ended: () => new Promise(() => undefined),
  };
}
