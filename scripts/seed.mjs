/*
 * Copyright 2026 The Nucleon Authors
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

// What already stands when the example portal starts: three environments in two
// simulated accounts, half a dozen services (one of them failed), and a draft
// that waits to be published. Made through the API, as people would.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const SIMULATOR = 'http://127.0.0.1:4599/_simulator';

const TEMPLATES = [
  ['environment', 'network-cluster'],
  ['environment', 'serverless-platform'],
  ['service', 'container-service'],
  ['service', 'queue-worker'],
  ['service', 'bucket-function'],
];

const ENVIRONMENTS = [
  {
    name: 'development',
    title: 'Development',
    description: 'Every team tries things here',
    destination: 'sandbox',
    inputs: { log_retention_days: 7 },
  },
  {
    name: 'staging',
    title: 'Staging',
    description: 'As production, with made-up data',
    destination: 'sandbox',
    inputs: {
      network: {
        cidr: '10.1.0.0/16',
        public_subnets: ['10.1.0.0/20', '10.1.16.0/20'],
      },
    },
  },
  {
    name: 'production',
    title: 'Production',
    description: 'What customers use',
    destination: 'production',
    inputs: {
      network: {
        cidr: '10.2.0.0/16',
        public_subnets: ['10.2.0.0/20', '10.2.16.0/20'],
      },
      log_retention_days: 365,
      cluster: { capacity: 'FARGATE', container_insights: true },
      alarm_emails: ['platform@example.com'],
    },
  },
];

function certificate(account, id) {
  return `arn:aws:acm:eu-west-1:${account}:certificate/${id}`;
}

const SANDBOX_CERTIFICATE = certificate(
  '111122223333',
  '6f1c2b3a-0000-4000-8000-00000000000a',
);
const PRODUCTION_CERTIFICATE = certificate(
  '444455556666',
  '6f1c2b3a-0000-4000-8000-00000000000b',
);

function repository(name) {
  return {
    connectionArn:
      'arn:aws:codestar-connections:eu-west-1:111122223333:connection/3f1a0b5e-0000-4000-8000-000000000001',
    repositoryId: `example-company/${name}`,
    branchName: 'main',
  };
}

const CHECKOUT = {
  owner: 'group:default/checkout',
  system: 'system:default/shop',
};
const SEARCH = {
  owner: 'group:default/search',
  system: 'system:default/discovery',
};

const SERVICES = [
  {
    name: 'cart-api',
    title: 'Cart API',
    description: 'What is in the cart, and what it costs',
    ...CHECKOUT,
    template: 'container-service',
    repository: repository('cart-api'),
    pipeline: { source_directory: 'services/cart' },
    instances: [
      {
        name: 'dev',
        environment: 'development',
        inputs: { port: 8080, certificate_arn: SANDBOX_CERTIFICATE },
      },
      {
        name: 'staging',
        environment: 'staging',
        inputs: { port: 8080, certificate_arn: SANDBOX_CERTIFICATE },
      },
      {
        name: 'prod',
        environment: 'production',
        inputs: {
          port: 8080,
          size: 'medium',
          desired_count: 3,
          certificate_arn: PRODUCTION_CERTIFICATE,
        },
      },
    ],
  },
  {
    name: 'search-api',
    title: 'Search API',
    description: 'Answers what customers type',
    ...SEARCH,
    template: 'container-service',
    repository: repository('search-api'),
    pipeline: { test_command: 'make test' },
    instances: [
      { name: 'dev', environment: 'development', inputs: {} },
      {
        name: 'prod',
        environment: 'production',
        inputs: { size: 'large', certificate_arn: PRODUCTION_CERTIFICATE },
      },
    ],
  },
  {
    name: 'order-worker',
    title: 'Order worker',
    description: 'Turns carts into orders',
    ...CHECKOUT,
    template: 'queue-worker',
    instances: [
      { name: 'dev', environment: 'development', inputs: { memory: 128 } },
      { name: 'prod', environment: 'production', inputs: { memory: 512 } },
    ],
  },
  {
    name: 'index-worker',
    title: 'Index worker',
    description: 'Keeps the search index current',
    ...SEARCH,
    template: 'queue-worker',
    instances: [
      { name: 'staging', environment: 'staging', inputs: { batch_size: 10 } },
    ],
  },
  {
    name: 'catalog-images',
    title: 'Catalog images',
    description: 'Pictures of what is sold',
    ...SEARCH,
    template: 'container-service',
    repository: repository('catalog-images'),
    pipeline: {},
    instances: [{ name: 'staging', environment: 'staging', inputs: {} }],
  },
  {
    name: 'refund-worker',
    title: 'Refund worker',
    description: 'Pays back what was returned',
    ...CHECKOUT,
    template: 'queue-worker',
    instances: [{ name: 'dev', environment: 'development', inputs: {} }],
    fault: {
      type: 'resource',
      // Nobody else's queue worker: names of stacks begin like this.
      stack: 'AWSProton-refund-worker-dev-*',
      logicalId: 'WorkerQueue',
      action: 'create',
      times: 1,
      reason:
        'Resource handler returned message: "The function execution role does not have permissions to call ReceiveMessage on SQS (Service: Lambda, Status Code: 400)"',
    },
  },
];

class Portal {
  constructor(url, token, signal) {
    this.url = url;
    this.token = token;
    this.signal = signal;
  }

  async request(method, pathname, body, contentType = 'application/json') {
    const response = await fetch(`${this.url}/api/nucleon${pathname}`, {
      method,
      signal: this.signal,
      headers: {
        authorization: `Bearer ${this.token}`,
        ...(body === undefined ? {} : { 'content-type': contentType }),
      },
      body:
        body === undefined || body instanceof Uint8Array
          ? body
          : JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) {
      const error = new Error(
        `${method} ${pathname} answered ${response.status}: ${text}`,
      );
      error.status = response.status;
      throw error;
    }
    return text ? JSON.parse(text) : undefined;
  }
}

async function until(what, check, { signal, seconds = 300 }) {
  const end = Date.now() + seconds * 1000;
  let last;
  while (Date.now() < end) {
    try {
      const result = await check();
      if (result) {
        return result;
      }
    } catch (error) {
      signal?.throwIfAborted();
      last = error;
    }
    await setTimeout(1000, undefined, { signal });
  }
  throw new Error(
    `${what} did not happen within ${seconds} s${last ? `: ${last.message}` : ''}`,
  );
}

async function signIn(url, provider, signal) {
  const check = async () => {
    const response = await fetch(`${url}/api/auth/${provider}/refresh`, {
      method: 'POST',
      signal,
      headers: { 'x-requested-with': 'XMLHttpRequest' },
    });
    const { backstageIdentity } = await response.json();
    return (
      backstageIdentity && new Portal(url, backstageIdentity.token, signal)
    );
  };
  return until(`signing in as ${provider}`, check, { signal });
}

async function publishTemplates(priya) {
  for (const [kind, name] of TEMPLATES) {
    const findVersion = async () => {
      const { items } = await priya.request(
        'GET',
        `/templates/${kind}/default/${name}/versions`,
      );
      return items.find(item => ['DRAFT', 'PUBLISHED'].includes(item.status));
    };
    const version = await until(`registering ${name}`, findVersion, priya);
    if (version.status === 'DRAFT') {
      await priya.request(
        'PATCH',
        `/templates/${kind}/default/${name}/versions/${version.version}`,
        { status: 'PUBLISHED' },
      );
    }
  }
}

/** Where it exists already, an earlier start has made it. */
async function create(portal, noun, request) {
  try {
    await portal.request('POST', `/${noun}`, request);
  } catch (error) {
    if (error.status !== 409) {
      throw error;
    }
  }
}

async function createEnvironments(priya) {
  for (const environment of ENVIRONMENTS) {
    await create(priya, 'environments', {
      ...environment,
      owner: 'group:default/platform',
      template: { namespace: 'default', name: 'network-cluster' },
    });
  }
  for (const { name } of ENVIRONMENTS) {
    const stands = async () => {
      const { status } = await priya.request(
        'GET',
        `/environments/default/${name}`,
      );
      return status === 'SUCCEEDED';
    };
    await until(`deploying ${name}`, stands, priya);
  }
}

async function createServices(priya) {
  const { items: known } = await priya.request('GET', '/services?limit=100');
  for (const { fault, template, ...service } of SERVICES) {
    if (known.some(({ name }) => name === service.name)) {
      continue;
    }
    if (fault) {
      await fetch(`${SIMULATOR}/faults`, {
        method: 'POST',
        signal: priya.signal,
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(fault),
      });
    }
    await create(priya, 'services', {
      ...service,
      template: { namespace: 'default', name: template },
    });
  }
}

/** Version 1.1 of the container service, left as a draft. */
async function uploadDraft(priya) {
  const { items } = await priya.request(
    'GET',
    '/templates/service/default/container-service/versions',
  );
  if (items.some(item => item.version === '1.1')) {
    return;
  }
  const bundle = path.join(ROOT, 'examples/upgrades/container-service/v1');
  const { stdout, status } = spawnSync('tar', ['-czf', '-', '-C', bundle, '.']);
  if (status !== 0) {
    throw new Error(`tar could not pack ${bundle}`);
  }
  const query = new URLSearchParams({
    majorVersion: '1',
    description:
      'Callers need TLS 1.2 with forward secrecy; tls_policy says which policy a service uses',
  });
  await priya.request(
    'POST',
    `/templates/service/default/container-service/versions?${query}`,
    new Uint8Array(stdout),
    'application/gzip',
  );
}

/**
 * Makes the examples; what an earlier call made is left as it is.
 *
 * @param url - the backend's base URL
 * @param options - `say` is told what was done, `signal` ends it
 */
export async function seed(url, { say, signal }) {
  const priya = await signIn(url, 'platform-engineer', signal);
  await publishTemplates(priya);
  say('Templates are published.');
  await createEnvironments(priya);
  say('Environments stand.');
  await createServices(priya);
  await uploadDraft(priya);
  say('Services are being deployed; the portal is ready to be looked at.');
}
