import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Environment, Template } from '@nucleon/jinja';
import { Environment as MiniJinja } from 'minijinja-js';
import { sharedPath } from './Oracle';

const TEMPLATE = [
  'bundles/cloudformation/service-templates/load-balanced-fargate-svc',
  'v1/instance_infrastructure/cloudformation.yaml',
].join('/');

// Proton's own, which the template uses; what they do is not measured.
const FILTERS = [
  'proton_cfn_ecs_task_definition_formatted_env_vars',
  'proton_cfn_iam_policy_arns',
];

/** What the template is rendered with. */
const context = {
  service: { name: 'shop' },
  service_instance: {
    name: 'dev',
    environment: { account_id: '111122223333' },
    inputs: {
      port: 80,
      desired_count: 1,
      task_size: 'x-small',
      image: 'nginx:1.27',
      loadbalancer_type: 'application',
      subnet_type: 'private',
      backendurl: '',
    },
    components: { default: { outputs: {} } },
  },
  environment: {
    name: 'net',
    outputs: Object.fromEntries(
      'SNSTopicArn SNSRegion VPC PublicSubnet1 PublicSubnet2 PrivateSubnet1 PrivateSubnet2 Cluster ClusterName CloudMapNamespaceId VPCSecurityGroup ServiceTaskDefExecutionRoleArn'
        .split(' ')
        .map(name => [name, `${name}-value`]),
    ),
  },
};

interface Figures {
  /** Microseconds to parse and render, and to render what was parsed before: of the quickest of several runs. */
  parseAndRender: number;
  render: number;
  text: string;
}

function fastest(seconds: number, body: () => void): number {
  for (let time = 0; time < 20; time++) {
    body();
  }
  const end = process.hrtime.bigint() + BigInt(Math.round(seconds * 1e9));
  let best = Infinity;
  while (process.hrtime.bigint() < end) {
    const start = process.hrtime.bigint();
    for (let time = 0; time < 5; time++) {
      body();
    }
    best = Math.min(best, Number(process.hrtime.bigint() - start) / 5000);
  }
  return best;
}

function makeEnvironment(): Environment {
  const environment = new Environment({ undefined: 'strict' });
  for (const name of FILTERS) {
    environment.filters.set(name, () => '');
  }
  return environment;
}

function ours(source: string): Figures {
  const environment = makeEnvironment();
  const template = environment.fromString(source);
  return {
    parseAndRender: fastest(3, () => {
      environment.fromString(source).render(context);
    }),
    render: fastest(3, () => {
      template.render(context);
    }),
    text: template.render(context),
  };
}

// Written in Rust and compiled to WebAssembly: the one to reach.
function minijinjas(source: string): Figures {
  const makeMiniJinja = () => {
    const environment = new MiniJinja();
    environment.undefinedBehavior = 'strict';
    for (const name of FILTERS) {
      environment.addFilter(name, () => '');
    }
    return environment;
  };
  const environment = makeMiniJinja();
  environment.addTemplate('template', source);
  return {
    parseAndRender: fastest(3, () => {
      environment.renderStr(source, context);
    }),
    render: fastest(3, () => {
      environment.renderTemplate('template', context);
    }),
    text: environment.renderTemplate('template', context),
  };
}

function pythons(source: string): Figures {
  const script = resolve(__dirname, 'bench.py');
  const answer = execFileSync(
    process.env.PYTHON ?? '/usr/bin/python3',
    [script],
    {
      input: JSON.stringify({ source, context, filters: FILTERS }),
    },
  );
  return JSON.parse(answer.toString('utf8'));
}

// What a thousand templates take, kept ready to be rendered.
function memoryOfTemplates(source: string): number {
  const environment = makeEnvironment();
  const templates: Template[] = [];
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  for (let index = 0; index < 1000; index++) {
    templates.push(environment.fromString(`${source}\n# ${index}`));
  }
  globalThis.gc?.();
  const used = process.memoryUsage().heapUsed - before;
  return templates.length === 1000 ? used : 0;
}

function main() {
  const source = readFileSync(sharedPath(TEMPLATE), 'utf8');
  const mine = ours(source);
  const others = { Python: pythons(source), minijinja: minijinjas(source) };
  const row = (name: string, key: 'parseAndRender' | 'render') => {
    const beside = Object.entries(others).map(
      ([other, figures]) =>
        `${other} ${figures[key].toFixed(0)} us, ${(figures[key] / mine[key]).toFixed(1)} times as long`,
    );
    return `${name.padEnd(18)} ours ${mine[key].toFixed(0)} us; ${beside.join('; ')}`;
  };
  console.log(`${source.length} characters, ${mine.text.length} rendered`);
  for (const [other, { text }] of Object.entries(others)) {
    console.log(`same text as ${other}: ${mine.text === text}`);
  }
  console.log(row('parse and render', 'parseAndRender'));
  console.log(row('render', 'render'));
  const bytes = memoryOfTemplates(source);
  console.log(
    globalThis.gc
      ? `1000 compiled templates: ${(bytes / 1e6).toFixed(0)} MB`
      : 'memory of 1000 compiled templates: run with --expose-gc',
  );
}

main();
