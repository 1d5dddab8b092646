/** Imports go one way: contracts ← pure packages ← pipeline ← adapters, runtime ← services. */
const pure = '^packages/(arabic|feeds|enrichment|query|alerts)/';
const adapters = '^packages/(kafka|search|queue|http|channels|workers|runtime)/';

export default {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    { name: 'not-to-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'contracts-stand-alone',
      severity: 'error',
      from: { path: '^packages/contracts/src' },
      to: { path: '^(packages/(?!contracts)|services|infra|tests)' },
    },
    {
      name: 'pure-stays-pure',
      comment: 'Pure packages see contracts and each other, and no I/O module of Node.',
      severity: 'error',
      from: { path: `${pure}src`, pathNot: '\\.test\\.ts$|/(loadModel|worker)\\.ts$' },
      to: {
        path: '^(node:)?(fs|fs/promises|net|http|https|dns|child_process|timers|timers/promises)$|^packages/(?!contracts|arabic|feeds|enrichment|query|alerts)|^(services|infra|tests)/',
      },
    },
    {
      name: 'pipeline-sees-contracts-only',
      severity: 'error',
      from: { path: '^packages/pipeline/src' },
      to: { path: '^(packages/(?!pipeline|contracts)|services|infra|tests)' },
    },
    {
      name: 'adapters-do-not-see-services',
      severity: 'error',
      from: { path: adapters },
      to: { path: '^(services|tests)/|^infra/' },
    },
    {
      name: 'no-service-imports-another',
      severity: 'error',
      from: { path: '^services/([^/]+)/' },
      to: { path: '^services/([^/]+)/', pathNot: '^services/$1/' },
    },
    {
      name: 'no-package-imports-a-service',
      severity: 'error',
      from: { path: '^(packages|infra)/' },
      to: { path: '^(services|tests)/' },
    },
    {
      name: 'kafkajs-behind-its-adapter',
      severity: 'error',
      from: { pathNot: '^packages/kafka/' },
      to: { path: 'node_modules/kafkajs' },
    },
    {
      name: 'bullmq-behind-its-adapter',
      severity: 'error',
      from: { pathNot: '^packages/queue/' },
      to: { path: 'node_modules/(bullmq|ioredis)/' },
    },
    {
      name: 'elasticsearch-behind-its-adapter',
      severity: 'error',
      from: { pathNot: '^packages/search/' },
      to: { path: 'node_modules/@elastic/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(target|\\.rasid)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
      extensions: ['.ts', '.js', '.json'],
    },
  },
};
