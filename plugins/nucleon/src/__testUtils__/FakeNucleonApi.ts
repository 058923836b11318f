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
import {
  ConflictError,
  NotFoundError,
  ResponseError,
  serializeError,
} from '@backstage/errors';
import {
  CreateUpgradeRequest,
  DeletionStarted,
  DeployRequest,
  Deployment,
  DeploymentDetail,
  DeploymentEvent,
  Destination,
  EntityName,
  EnvironmentDetail,
  NucleonApi,
  Page,
  ServiceDetail,
  ServiceTargetName,
  Target,
  TemplateName,
  Upgrade,
  UpgradePreview,
  VersionCounts,
} from '@nucleon/plugin-nucleon-common';
import {
  fakeDeployment,
  fakeEnvironment,
  fakeEvents,
  fakeInstance,
  fakeService,
} from './fakeTargets';
import { FakeTemplate, createFakeTemplates } from './fakeTemplates';
import { renderFake } from './renderFake';

const RENDERED = 'infrastructure/cloudformation.yaml';

type Queried = {
  search?: string;
  owner?: string[];
  template?: string;
  status?: string[];
  versionStatus?: string[];
};

/**
 * A Nucleon in memory, for tests and for `dev/`. It behaves as the backend is
 * specified to:
 *
 * - lists filter, and come as one page;
 * - a deployment starts IN_PROGRESS; each `tick` moves its log on by one line,
 *   and the last one ends it; only then its target changes;
 * - a plan ends at the first tick, with changes;
 * - a rendering names inputs that are missing, masks secrets, and has
 *   placeholders for outputs and names;
 * - a deployment with a stale revision is a conflict;
 * - publishing makes the newest published version the recommended one, and
 *   everything on an older one is behind.
 */
export class FakeNucleonApi implements Partial<NucleonApi> {
  templates: FakeTemplate[] = createFakeTemplates();
  environments: EnvironmentDetail[] = [];
  services: ServiceDetail[] = [];
  deployments: DeploymentDetail[] = [];
  upgrades: Upgrade[] = [];
  events: Record<string, DeploymentEvent[]> = {};
  destinations: Destination[] = [
    {
      name: 'dev-account',
      title: 'Development',
      account: '111111111111',
      region: 'eu-central-1',
      tier: 'development',
      isSimulated: true,
      isAllowed: true,
    },
    {
      name: 'prod-account',
      title: 'Production',
      account: '222222222222',
      region: 'eu-central-1',
      tier: 'production',
      isSimulated: true,
      isAllowed: false,
    },
  ];
  /** What was asked to change, for tests. */
  readonly requests: { operation: string; name: unknown; request: unknown }[] =
    [];
  readonly #coming = new Map<string, DeploymentEvent[]>();
  #count = 0;

  // Each test and `dev/` may be without data.
  static withData(): FakeNucleonApi {
    const fake = new FakeNucleonApi();
    fake.#fill();
    return fake;
  }

  /** Moves every running deployment on by one line of its log. */
  tick() {
    for (const deployment of this.deployments) {
      const coming = this.#coming.get(deployment.id);
      const event = coming?.shift();
      if (event) {
        this.events[deployment.id].push(event);
      } else if (coming) {
        this.#coming.delete(deployment.id);
        this.#end(deployment);
      }
    }
    this.#advanceUpgrades();
  }

  /** Whether anything is under way. */
  isMoving() {
    return this.#coming.size > 0;
  }

  listTemplates = async (query: Queried & { kind?: string } = {}) =>
    page(
      this.templates
        .filter(
          ({ kind, name, owner }) =>
            (!query.kind || query.kind === kind) &&
            matches(query, { name, owner: owner ?? '' }),
        )
        .map(template => this.#toTemplate(template)),
    );

  getTemplate = async (name: TemplateName) =>
    this.#toTemplate(this.#template(name));

  updateTemplate: NucleonApi['updateTemplate'] = async (name, request) => {
    this.requests.push({ operation: 'updateTemplate', name, request });
    return this.#toTemplate(Object.assign(this.#template(name), request));
  };

  syncTemplate = async (name: TemplateName) => {
    this.requests.push({ operation: 'syncTemplate', name, request: {} });
    const template = this.#template(name);
    template.sync = {
      ...template.sync,
      status: 'SUCCEEDED',
      at: new Date().toISOString(),
    };
  };

  listTemplateVersions = async (name: TemplateName) => {
    const items = this.#template(name).versions;
    return { items, totalItems: items.length };
  };

  getTemplateVersion = async (name: TemplateName, version: string) => {
    const found = this.#template(name).versions.find(
      item => item.version === version,
    );
    if (!found) {
      throw notFound(`version ${version} of template`, name);
    }
    return found;
  };

  updateTemplateVersion: NucleonApi['updateTemplateVersion'] = async (
    name,
    version,
    request,
  ) => {
    this.requests.push({ operation: 'updateTemplateVersion', name, request });
    const template = this.#template(name);
    const found = await this.getTemplateVersion(name, version);
    if (request.status === 'PUBLISHED') {
      for (const other of template.versions) {
        other.isRecommended = other === found;
      }
      found.status = 'PUBLISHED';
      found.publishedAt = new Date().toISOString();
      template.recommendedVersion = version;
      template.hasDraft = false;
      this.#deriveVersionStatus(template);
    }
    return found;
  };

  getTemplateVersionFile = async (
    name: TemplateName,
    _version: string,
    path: string,
  ) => {
    const content = this.#template(name).contents[path] ?? '';
    return { path, size: content.length, content };
  };

  getTemplateVersionChanges = async (
    name: TemplateName,
    version: string,
    { from }: { from?: string } = {},
  ) => {
    const { changes } = this.#template(name);
    const found = changes[version];
    // Between others nothing is said of inputs and files.
    return from === undefined || from === found.from
      ? found
      : { version, from, inputs: [], files: [] };
  };

  renderTemplateVersion: NucleonApi['renderTemplateVersion'] = async (
    name,
    version,
    request,
  ) => {
    this.requests.push({ operation: 'renderTemplateVersion', name, request });
    const detail = await this.getTemplateVersion(name, version);
    const { contents, changes } = this.#template(name);
    const changed = changes[version].files.find(
      ({ path }) => path === RENDERED,
    );
    return {
      version,
      ...renderFake({
        path: RENDERED,
        source: changed?.after ?? contents[RENDERED],
        schema: detail.environmentInput ?? detail.serviceInput,
        inputs: request.inputs ?? {},
      }),
    };
  };

  listTemplateConsumers = async (name: TemplateName) => {
    const items = this.#targets()
      .filter(({ state }) => state.template.name === name.name)
      .map(({ target, state, owner, entityRef, environment }) => ({
        ...state,
        target,
        owner,
        entityRef,
        environment,
      }))
      .sort((a, b) =>
        (a.versionStatus ?? '').localeCompare(b.versionStatus ?? ''),
      );
    return { items, totalItems: items.length };
  };

  listEnvironments = async (
    query: Queried & { compatibleWith?: string } = {},
  ) => {
    const [, templateName, version] =
      /^[^/]+\/([^@]+)@(.+)$/.exec(query.compatibleWith ?? '') ?? [];
    const compatible = this.templates
      .find(({ name }) => name === templateName)
      ?.versions.find(item => item.version === version)
      ?.compatibleEnvironmentTemplates.map(item => item.templateName);
    return page(
      this.environments.filter(
        environment =>
          matches(query, environment) &&
          (!compatible || compatible.includes(environment.template.name)),
      ),
    );
  };

  getEnvironment = async (name: EntityName) => {
    const found = this.environments.find(item => isNamed(item, name));
    if (!found) {
      throw notFound('environment', name);
    }
    const instances = this.services.flatMap(service =>
      service.instances.filter(item => isNamed(item.environment, name)),
    );
    return copy({ ...found, instances, instanceCount: instances.length });
  };

  deleteEnvironment: NucleonApi['deleteEnvironment'] = async (name, query) =>
    this.#delete({ kind: 'environment', ...name }, query);

  deployEnvironment = async (name: EntityName, request: DeployRequest) =>
    this.#deploy({ kind: 'environment', ...name }, request);

  getEnvironmentUpgrade = async (
    name: EntityName,
    query: { version?: string } = {},
  ) => this.#preview({ kind: 'environment', ...name }, query.version);

  listServices = async (query: Queried = {}) =>
    page(this.services.filter(service => matches(query, service)));

  getService = async (name: EntityName) => {
    const found = this.services.find(item => isNamed(item, name));
    if (!found) {
      throw notFound('service', name);
    }
    return copy(found);
  };

  editService: NucleonApi['editService'] = async (name, request) => {
    this.requests.push({ operation: 'editService', name, request });
    return this.getService(name);
  };

  updateService: NucleonApi['updateService'] = async (name, request) => {
    this.requests.push({ operation: 'updateService', name, request });
    return this.getService(name);
  };

  deleteService: NucleonApi['deleteService'] = async (name, query) => {
    this.requests.push({
      operation: 'deleteService',
      name,
      request: query ?? {},
    });
    this.services = this.services.filter(item => !isNamed(item, name));
    return {};
  };

  deployServiceTarget = async (
    name: ServiceTargetName,
    request: DeployRequest,
  ) => this.#deploy(toTarget(name), request);

  getServiceTargetUpgrade = async (
    name: ServiceTargetName,
    query: { version?: string } = {},
  ) => this.#preview(toTarget(name), query.version);

  listServiceInstances = async () =>
    page(this.services.flatMap(({ instances }) => instances));

  listDeployments = async (
    query: Queried & {
      environment?: string;
      service?: string;
      targetKind?: string;
    } = {},
  ) =>
    page(
      this.deployments
        .filter(
          ({ target, intent, status }) =>
            intent !== 'plan' &&
            (!query.status || query.status.includes(status)) &&
            (!query.targetKind || target.kind === query.targetKind) &&
            (!query.search || target.name.includes(query.search)) &&
            (!query.service || query.service === `default/${target.service}`) &&
            (!query.environment ||
              query.environment === `default/${target.name}`),
        )
        .sort((a, b) => b.createdAt.localeCompare(a.createdAt)),
    );

  getDeployment = async (id: string) => {
    const found = this.deployments.find(item => item.id === id);
    if (!found) {
      throw new NotFoundError(`No deployment with the id '${id}' found`);
    }
    return copy(found);
  };

  listDeploymentEvents = async (
    id: string,
    query: { after?: number } = {},
  ) => ({
    items: (this.events[id] ?? []).filter(
      ({ sequence }) => sequence > (query.after ?? 0),
    ),
  });

  listDeploymentFiles = async () => ({
    items: [
      {
        path: 'cloudformation.yaml',
        content: this.templates[1].contents[
          'infrastructure/cloudformation.yaml'
        ].replace('{{ service.name }}', 'orders'),
      },
    ],
  });

  cancelDeployment = async (id: string) => {
    this.requests.push({
      operation: 'cancelDeployment',
      name: id,
      request: {},
    });
    const found = this.deployments.find(item => item.id === id)!;
    found.status = 'CANCELLING';
    found.isCancellable = false;
    return found;
  };

  listUpgrades = async () => page(this.upgrades);

  getUpgrade = async (id: string) => {
    const found = this.upgrades.find(item => item.id === id);
    if (!found) {
      throw new NotFoundError(`No upgrade with the id '${id}' found`);
    }
    return { ...found };
  };

  createUpgrade = async (request: CreateUpgradeRequest) => {
    this.requests.push({ operation: 'createUpgrade', name: '', request });
    this.#count += 1;
    const upgrade: Upgrade = {
      id: `upgrade-${this.#count}`,
      status: 'IN_PROGRESS',
      mode: request.mode,
      concurrency: request.concurrency,
      stopAtFirstFailure: request.stopAtFirstFailure,
      items: request.targets.map(target => ({
        target,
        targetEntityRef: this.#find(target).entityRef,
        status: 'PENDING',
      })),
      createdBy: 'user:default/pat',
      createdAt: new Date().toISOString(),
    };
    this.upgrades.unshift(upgrade);
    return upgrade;
  };

  cancelUpgrade = async (id: string) => {
    const found = this.upgrades.find(item => item.id === id)!;
    found.status = 'STOPPED';
    return found;
  };

  listDestinations = async () => ({ items: this.destinations });

  getSummary = async () => ({
    environments: count(this.environments),
    services: count(this.services),
    serviceInstances: count(
      this.services.flatMap(({ instances }) => instances),
    ),
    pipelines: count(
      this.services.flatMap(({ pipeline }) => (pipeline ? [pipeline] : [])),
    ),
    environmentTemplates: {
      total: this.templates.filter(({ kind }) => kind === 'environment').length,
    },
    serviceTemplates: {
      total: this.templates.filter(({ kind }) => kind === 'service').length,
    },
  });

  /** The fake as the whole API; what it lacks throws when it is called. */
  asApi(): NucleonApi {
    return this as unknown as NucleonApi;
  }

  #template(name: TemplateName): FakeTemplate {
    const found = this.templates.find(
      item => item.kind === name.kind && isNamed(item, name),
    );
    if (!found) {
      throw notFound('template', name);
    }
    return found;
  }

  #toTemplate(template: FakeTemplate) {
    const { versions, changes, contents, ...rest } = template;
    return {
      ...rest,
      counts: count(
        this.#targets()
          .map(({ state }) => state)
          .filter(state => state.template.name === template.name),
      ),
    };
  }

  #targets() {
    return [
      ...this.environments.map(state => ({
        target: {
          kind: 'environment' as const,
          namespace: state.namespace,
          name: state.name,
        },
        state,
        owner: state.owner,
        entityRef: state.entityRef as string | undefined,
        environment: undefined as EntityName | undefined,
      })),
      ...this.services.flatMap(service => [
        ...service.instances.map(state => ({
          target: {
            kind: 'service-instance' as const,
            namespace: service.namespace,
            service: service.name,
            name: state.name,
          },
          state,
          owner: service.owner,
          entityRef: service.entityRef,
          environment: state.environment,
        })),
        ...(service.pipeline
          ? [
              {
                target: {
                  kind: 'service-pipeline' as const,
                  namespace: service.namespace,
                  service: service.name,
                  name: 'pipeline',
                },
                state: service.pipeline,
                owner: service.owner,
                entityRef: service.entityRef,
                environment: undefined,
              },
            ]
          : []),
      ]),
    ];
  }

  #find(target: Target) {
    const found = this.#targets().find(
      item =>
        item.target.kind === target.kind &&
        item.target.name === target.name &&
        ('service' in item.target ? item.target.service : undefined) ===
          target.service,
    );
    if (!found) {
      throw notFound(target.kind, target);
    }
    return found;
  }

  async #deploy(target: Target, request: DeployRequest): Promise<Deployment> {
    this.requests.push({ operation: 'deploy', name: target, request });
    const { state, entityRef } = this.#find(target);
    if (request.revision !== state.revision) {
      throw await overTheWire(
        new ConflictError(
          `'${target.name}' is at revision ${state.revision} by now, not ${request.revision}; look again`,
        ),
        409,
      );
    }
    this.#count += 1;
    const id = `deployment-${this.#count}`;
    const isPlan = request.intent === 'plan';
    const deployment = fakeDeployment(id, {
      target,
      targetEntityRef: entityRef,
      intent: request.intent,
      mode: request.mode,
      template: state.template,
      status: 'IN_PROGRESS',
      version:
        request.version ??
        (request.mode === 'ROLLBACK'
          ? this.deployments.find(item => item.id === request.deploymentId)
              ?.version
          : undefined) ??
        state.version ??
        '1.0',
      previousVersion: state.version,
      inputs: request.inputs ?? state.inputs,
      createdAt: new Date().toISOString(),
      completedAt: undefined,
      isCancellable: !isPlan,
      waitsFor: isPlan ? undefined : 'CloudFormation to execute the change set',
    });
    this.deployments.unshift(deployment);
    this.events[id] = [];
    this.#coming.set(id, comingEvents(isPlan));
    if (!isPlan) {
      Object.assign(state, {
        status: 'IN_PROGRESS',
        lastAttemptedDeploymentId: id,
        lastDeploymentAttemptedAt: deployment.createdAt,
        revision: state.revision + 1,
      });
    }
    return deployment;
  }

  #end(deployment: DeploymentDetail) {
    const { id, target, intent, version } = deployment;
    deployment.completedAt = new Date().toISOString();
    deployment.isCancellable = false;
    deployment.waitsFor = undefined;
    if (deployment.status === 'CANCELLING') {
      deployment.status = 'CANCELLED';
      Object.assign(this.#find(target).state, { status: 'CANCELLED' });
      return;
    }
    deployment.status = 'SUCCEEDED';
    if (intent === 'plan') {
      deployment.plan = fakePlan();
      return;
    }
    const { state } = this.#find(target);
    deployment.outputs = state.outputs;
    Object.assign(state, {
      status: 'SUCCEEDED',
      version,
      inputs: deployment.inputs,
      lastSucceededDeploymentId: id,
    });
    const template = this.templates.find(
      ({ name }) => name === state.template.name,
    );
    if (template) {
      this.#deriveVersionStatus(template);
    }
  }

  #delete(target: Target, query: object = {}): DeletionStarted {
    this.requests.push({
      operation: 'deleteEnvironment',
      name: target,
      request: query,
    });
    if ('forget' in query) {
      this.environments = this.environments.filter(
        item => !isNamed(item, target),
      );
      return {};
    }
    this.#count += 1;
    const deployment = fakeDeployment(`deployment-${this.#count}`, {
      target,
      intent: 'destroy',
      mode: 'DELETE',
      status: 'DELETE_IN_PROGRESS',
      completedAt: undefined,
    });
    this.deployments.unshift(deployment);
    return { deployment };
  }

  #preview(target: Target, version: string | undefined): UpgradePreview {
    const { state } = this.#find(target);
    const template = this.templates.find(
      ({ name }) => name === state.template.name,
    )!;
    const toVersion = version ?? template.recommendedVersion ?? '1.0';
    const detail = template.versions.find(item => item.version === toVersion)!;
    const schemas = {
      environment: detail.environmentInput,
      'service-instance': detail.serviceInput,
      'service-pipeline': detail.pipelineInput,
    };
    const input = target.kind.replace('service-instance', 'service');
    const attempted = this.deployments.find(
      ({ id }) => id === state.lastAttemptedDeploymentId,
    );
    const fromVersion = state.version ?? attempted?.version ?? toVersion;
    return copy({
      fromVersion,
      toVersion,
      mode: 'MINOR_VERSION',
      inputs:
        toVersion === fromVersion
          ? []
          : template.changes[toVersion].inputs.filter(
              change =>
                change.input === input.replace('service-pipeline', 'pipeline'),
            ),
      problems: [],
      schema: schemas[target.kind],
      currentInputs: state.inputs,
    });
  }

  #deriveVersionStatus(template: FakeTemplate) {
    const { name, recommendedVersion = '1.0' } = template;
    for (const { state } of this.#targets()) {
      if (state.template.name === name) {
        state.recommendedVersion = recommendedVersion;
        state.versionStatus =
          state.version === recommendedVersion ? 'up-to-date' : 'behind-minor';
      }
    }
    for (const service of this.services) {
      if (service.template.name === name) {
        service.recommendedVersion = recommendedVersion;
        service.versionStatus = service.instances.every(
          ({ versionStatus }) => versionStatus === 'up-to-date',
        )
          ? 'up-to-date'
          : 'behind-minor';
      }
    }
  }

  #advanceUpgrades() {
    for (const upgrade of this.upgrades) {
      const running = upgrade.items.find(
        ({ status }) => status === 'IN_PROGRESS',
      );
      const next = upgrade.items.find(({ status }) => status === 'PENDING');
      if (running) {
        running.status = 'SUCCEEDED';
      }
      if (next && upgrade.status === 'IN_PROGRESS') {
        next.status = 'IN_PROGRESS';
      } else if (upgrade.status === 'IN_PROGRESS') {
        upgrade.status = 'SUCCEEDED';
        upgrade.completedAt = new Date().toISOString();
      }
    }
  }

  #fill() {
    const failure =
      'The image acme/search:0.9.0 could not be pulled: manifest unknown';
    this.environments = [
      fakeEnvironment('dev', { instanceCount: 3 }),
      fakeEnvironment('staging', {
        version: '1.0',
        versionStatus: 'behind-minor',
      }),
      fakeEnvironment('prod', {
        version: '1.0',
        versionStatus: 'behind-minor',
        instanceCount: 1,
      }),
    ];
    this.services = [
      fakeService('orders', [
        fakeInstance('orders', 'dev'),
        fakeInstance('orders', 'prod'),
      ]),
      fakeService('payments', [fakeInstance('payments', 'dev')], {
        owner: 'group:default/payments',
      }),
      fakeService(
        'search',
        [
          fakeInstance('search', 'dev', {
            status: 'FAILED',
            version: undefined,
            versionStatus: undefined,
            statusMessage: failure,
            outputs: [],
            lastAttemptedDeploymentId: 'deploy-search-dev',
          }),
        ],
        {
          status: 'CREATE_FAILED',
          statusMessage: "The instance 'dev' could not be deployed",
          versionStatus: undefined,
          pipeline: undefined,
        },
      ),
    ];
    const target = (service: string, name: string): Target => ({
      kind: 'service-instance',
      namespace: 'default',
      service,
      name,
    });
    this.deployments = [
      fakeDeployment('deploy-search-dev', {
        target: target('search', 'dev'),
        status: 'FAILED',
        statusMessage: 'The stack was rolled back',
        createdAt: '2026-11-23T08:00:00.000Z',
        completedAt: '2026-11-23T08:02:41.000Z',
        failure: {
          logicalId: 'Service',
          type: 'AWS::ECS::Service',
          reason: failure,
        },
      }),
      fakeDeployment('deploy-orders-prod', {
        target: target('orders', 'prod'),
        outputs: [
          { key: 'ServiceURL', value: 'https://orders-prod.example.com' },
        ],
        createdAt: '2026-11-22T09:20:00.000Z',
        completedAt: '2026-11-22T09:23:10.000Z',
      }),
      fakeDeployment('deploy-orders-dev', { target: target('orders', 'dev') }),
      fakeDeployment('deploy-dev', {
        target: { kind: 'environment', namespace: 'default', name: 'dev' },
        mode: 'MINOR_VERSION',
        version: '1.1',
        previousVersion: '1.0',
        createdAt: '2026-11-21T10:00:00.000Z',
        completedAt: '2026-11-21T10:01:44.000Z',
      }),
    ];
    this.events = {
      'deploy-search-dev': fakeEvents([
        { message: 'The template was rendered' },
        { message: 'The change set was created' },
        {
          message: 'Create in progress',
          logicalId: 'TaskDefinition',
          type: 'AWS::ECS::TaskDefinition',
          status: 'CREATE_IN_PROGRESS',
        },
        {
          message: 'Create complete',
          logicalId: 'TaskDefinition',
          type: 'AWS::ECS::TaskDefinition',
          status: 'CREATE_COMPLETE',
        },
        {
          message: 'Create in progress',
          logicalId: 'Service',
          type: 'AWS::ECS::Service',
          status: 'CREATE_IN_PROGRESS',
        },
        {
          level: 'error',
          message: 'Create failed',
          logicalId: 'Service',
          type: 'AWS::ECS::Service',
          status: 'CREATE_FAILED',
          statusReason: failure,
        },
        { level: 'warning', message: 'The stack is being rolled back' },
        {
          message: 'Delete complete',
          logicalId: 'TaskDefinition',
          type: 'AWS::ECS::TaskDefinition',
          status: 'DELETE_COMPLETE',
        },
        { level: 'error', message: 'The deployment failed' },
      ]),
      'deploy-orders-dev': fakeEvents([
        { message: 'The template was rendered' },
        { message: 'The deployment succeeded' },
      ]),
    };
  }
}

function comingEvents(isPlan: boolean): DeploymentEvent[] {
  if (isPlan) {
    return fakeEvents([{ message: 'The change set is being created' }]);
  }
  return fakeEvents([
    { message: 'The template was rendered' },
    { message: 'The change set was created' },
    {
      message: 'Update in progress',
      logicalId: 'TaskDefinition',
      type: 'AWS::ECS::TaskDefinition',
      status: 'UPDATE_IN_PROGRESS',
    },
    {
      message: 'Update complete',
      logicalId: 'TaskDefinition',
      type: 'AWS::ECS::TaskDefinition',
      status: 'UPDATE_COMPLETE',
    },
    {
      message: 'Update in progress',
      logicalId: 'Service',
      type: 'AWS::ECS::Service',
      status: 'UPDATE_IN_PROGRESS',
    },
    {
      message: 'Update complete',
      logicalId: 'Service',
      type: 'AWS::ECS::Service',
      status: 'UPDATE_COMPLETE',
    },
  ]).map(event => ({ ...event, at: new Date().toISOString() }));
}

function fakePlan(): DeploymentDetail['plan'] {
  return {
    digest: 'plan-digest',
    changes: [
      {
        action: 'Modify',
        logicalId: 'Listener',
        type: 'AWS::ElasticLoadBalancingV2::Listener',
        replacement: 'False',
        holdsData: false,
        properties: [
          {
            name: 'SslPolicy',
            before: 'ELBSecurityPolicy-2016-08',
            after: 'ELBSecurityPolicy-TLS13-1-3-2021-06',
            requiresRecreation: 'Never',
          },
        ],
      },
      {
        action: 'Modify',
        logicalId: 'Service',
        type: 'AWS::ECS::Service',
        replacement: 'False',
        interruption: true,
        holdsData: false,
      },
      {
        action: 'Modify',
        logicalId: 'TargetGroup',
        type: 'AWS::ElasticLoadBalancingV2::TargetGroup',
        replacement: 'True',
        holdsData: false,
        properties: [
          {
            name: 'Port',
            before: '80',
            after: '443',
            requiresRecreation: 'Always',
          },
        ],
      },
      {
        action: 'Modify',
        logicalId: 'Table',
        type: 'AWS::DynamoDB::Table',
        replacement: 'True',
        holdsData: true,
        properties: [
          { name: 'TableName', before: 'orders', after: 'orders-v2' },
        ],
      },
      {
        action: 'Add',
        logicalId: 'Certificate',
        type: 'AWS::CertificateManager::Certificate',
        replacement: 'False',
        holdsData: false,
      },
    ],
  };
}

function toTarget(name: ServiceTargetName): Target {
  return {
    kind: name.instance ? 'service-instance' : 'service-pipeline',
    namespace: name.namespace,
    service: name.name,
    name: name.instance ?? 'pipeline',
  };
}

function isNamed(item: EntityName, name: EntityName): boolean {
  return item.name === name.name && item.namespace === name.namespace;
}

function notFound(what: string, name: EntityName): Error {
  return new NotFoundError(`No ${what} named '${name.name}' found`);
}

/** A refusal, as the client throws it. */
async function overTheWire(error: Error, status: number): Promise<Error> {
  const body = {
    error: serializeError(error),
    response: { statusCode: status },
  };
  return ResponseError.fromResponse({
    status,
    statusText: error.name,
    headers: new Headers({ 'content-type': 'application/json' }),
    text: async () => JSON.stringify(body),
    // Of the response nothing else is read.
  } as Response & { ok: false });
}

/** What goes over the wire is a copy. */
function copy<T>(value: T): T {
  return JSON.parse(JSON.stringify(value));
}

function page<T>(items: T[]): Page<T> {
  return { items: copy(items), totalItems: items.length, pageInfo: {} };
}

function matches(
  query: Queried,
  item: {
    name: string;
    owner: string;
    status?: string;
    versionStatus?: string;
    template?: EntityName;
  },
): boolean {
  const { search, owner, template, status, versionStatus } = query;
  return (
    (!search || item.name.includes(search)) &&
    (!owner || owner.includes(item.owner)) &&
    (!template || template.endsWith(`/${item.template?.name}`)) &&
    (!status || status.includes(item.status ?? '')) &&
    (!versionStatus || versionStatus.includes(item.versionStatus ?? ''))
  );
}

function count(
  items: { status: string; versionStatus?: string }[],
): VersionCounts {
  const of = (status: string) =>
    items.filter(item => item.versionStatus === status).length;
  return {
    total: items.length,
    upToDate: of('up-to-date'),
    behindMinor: of('behind-minor'),
    behindMajor: of('behind-major'),
    failed: items.filter(({ status }) => status.includes('FAILED')).length,
  };
}
