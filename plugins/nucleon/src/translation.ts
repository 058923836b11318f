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
import { createTranslationRef } from '@backstage/frontend-plugin-api';

/**
 * The plugin's texts.
 *
 * @public
 */
export const nucleonTranslationRef = createTranslationRef({
  id: 'plugin.nucleon',
  messages: {
    page: {
      subtitle: 'Environments and services from versioned templates',
    },
    tab: {
      environments: 'Environments',
      services: 'Services',
      deployments: 'Deployments',
      templates: 'Templates',
      upgrades: 'Upgrades',
      gettingStarted: 'Getting started',
    },
    view: {
      retry: 'Try again',
      stale: 'What you see may be old: {{message}}',
      gone: '‘{{name}}’ is not there any more',
    },
    table: {
      selectAll: 'Select all',
      select: 'Select {{name}}',
      shown: '{{shown}} of {{total}}',
      more: 'Show more',
      nothingFound: 'Nothing matches these filters',
    },
    column: {
      account: 'Account',
      deployment: 'Deployment',
      description: 'Description',
      destination: 'Destination',
      digest: 'Content',
      engine: 'Engine',
      environment: 'Environment',
      fleet: 'Used by',
      instance: 'Instance',
      instances: 'Instances',
      kind: 'Kind',
      lastDeployed: 'Last deployed',
      message: 'Message',
      owner: 'Owner',
      published: 'Published',
      realness: 'Cloud',
      recommended: 'Recommended version',
      region: 'Region',
      service: 'Service',
      source: 'Source',
      stack: 'Stack',
      started: 'Started',
      startedBy: 'Started by',
      status: 'Status',
      sync: 'Sync',
      target: 'Target',
      template: 'Template',
      tier: 'Tier',
      took: 'Took',
      upgrade: 'Upgrade',
      version: 'Version',
      versionStatus: 'Version status',
      where: 'Where',
    },
    filter: {
      search: 'Search by name',
      owner: 'Owner',
      mine: 'Mine',
      everyone: 'Everyone',
      template: 'Template',
      status: 'Status',
      versionStatus: 'Version status',
      all: 'All',
      anyFailure: 'Any failure',
      clear: 'Clear filters',
    },
    count: {
      total: 'All',
      upToDate: 'Up to date',
      behindMinor: 'Behind minor',
      behindMajor: 'Behind major',
      failed: 'Failed',
    },
    fleet: {
      upToDate: 'up to date',
      behindMinor: 'behind minor',
      behindMajor: 'behind major',
      failed: 'failed',
    },
    status: {
      IN_PROGRESS: 'In progress',
      FAILED: 'Failed',
      SUCCEEDED: 'Succeeded',
      DELETE_IN_PROGRESS: 'Being deleted',
      DELETE_FAILED: 'Deletion failed',
      DELETE_COMPLETE: 'Deleted',
      CANCELLING: 'Being cancelled',
      CANCELLED: 'Cancelled',
      CREATE_IN_PROGRESS: 'Being created',
      CREATE_FAILED_CLEANUP_IN_PROGRESS: 'Creation failed, cleaning up',
      CREATE_FAILED_CLEANUP_COMPLETE: 'Creation failed, cleaned up',
      CREATE_FAILED_CLEANUP_FAILED: 'Creation and cleanup failed',
      CREATE_FAILED: 'Creation failed',
      ACTIVE: 'Active',
      UPDATE_IN_PROGRESS: 'Being updated',
      UPDATE_FAILED_CLEANUP_IN_PROGRESS: 'Update failed, cleaning up',
      UPDATE_FAILED_CLEANUP_COMPLETE: 'Update failed, cleaned up',
      UPDATE_FAILED_CLEANUP_FAILED: 'Update and cleanup failed',
      UPDATE_FAILED: 'Update failed',
      UPDATE_COMPLETE_CLEANUP_FAILED: 'Updated, cleanup failed',
      REGISTRATION_IN_PROGRESS: 'Being registered',
      REGISTRATION_FAILED: 'Registration failed',
      DRAFT: 'Draft',
      PUBLISHED: 'Published',
      'up-to-date': 'Up to date',
      'behind-minor': 'Behind minor',
      'behind-major': 'Behind major',
      PENDING: 'Waiting',
      SKIPPED: 'Skipped',
      STOPPED: 'Stopped',
      SIMULATED: 'Simulated',
    },
    version: {
      label: 'Template version',
      title: 'Version {{version}}',
      isRecommended: 'Recommended',
      recommended: '{{version}} is recommended',
      none: 'Not deployed yet',
      nonePublished: 'None published',
      failed: 'The bundle could not be registered',
      registeredWithWarnings: 'Registered, with warnings',
      compatibleWith: 'Compatible environments',
      noFiles: 'The bundle has no files',
      noForm: 'There is no form, because the bundle was not registered',
      formHelp:
        'This is the form as people see it on the Create page. Nothing is submitted here.',
      fileSize: '{{size}} bytes',
      tab: {
        changes: 'What changed',
        form: 'Form',
        rendered: 'Rendered',
        files: 'Files',
      },
    },
    versions: {
      title: 'Versions',
      none: 'No version has been registered yet',
      noneText:
        'Put a bundle into v1/ of the template’s directory and sync, or upload a .tar.gz through the API.',
      draft: {
        title: 'Draft {{version}} waits to be published',
        text: 'Look at what changed, then publish it to make it recommended.',
      },
    },
    changes: {
      first: 'This is the first version: there is nothing to compare it with',
      inputs: 'Inputs, compared with {{from}}',
      files: 'Files, compared with {{from}}',
      noFiles: 'No file changed',
      added: 'added',
      modified: 'changed',
      removed: 'removed',
      comparedWith: 'Compared with',
      rendered: 'Rendered, compared with {{from}}',
      noRendered: 'The same inputs become the same files',
      renderingFailed: 'Version {{version}} cannot be rendered',
      chooseInputs: 'Choose the inputs',
    },
    rendering: {
      button: 'Render',
      failed: 'Not all of it can be rendered',
      incomplete: {
        title: 'Some inputs have no default',
        text: 'Fill in what is required, then render. Nothing is deployed.',
      },
      placeholders: 'Known once it is deployed, and a placeholder here:',
    },
    diff: {
      unchanged_one: '{{count}} unchanged line',
      unchanged_other: '{{count}} unchanged lines',
    },
    publish: {
      button: 'Publish {{version}}',
      title: 'Publish version {{version}}?',
      text: 'It becomes the recommended version if it is the newest of the template. Whoever uses an older one is told that they are behind. A published version cannot be taken back to a draft.',
      confirm: 'Publish',
      missingEngine:
        'It needs an engine that this portal does not have: {{engine}}. It can be published once the engine’s module was added to the backend.',
    },
    template: {
      about: 'Template',
      uploaded: 'Uploaded',
      unregistered: 'Unregistered',
      unregisteredHelp:
        'Its descriptor has left the catalog. Versions and what was made from them stay; register it again to manage it.',
      unused: 'Not used yet',
      draftWaits: 'A draft waits',
      location: 'Read from',
      syncNow: 'Sync now',
      syncFailed: 'The template’s directory could not be read',
    },
    templateKind: {
      environment: 'Environment template',
      service: 'Service template',
    },
    templates: {
      none: 'No template yet',
      register: 'Register a template',
      noneText:
        'Register a Template entity with the annotation nucleon.dev/template in the catalog, with its bundle beside it.',
    },
    updatePolicy: {
      label: 'When a minor is published',
      recommend: {
        label: 'Recommend it',
        help: 'Owners are told and upgrade when they want.',
      },
      'auto-apply-minor': {
        label: 'Apply it',
        help: 'What runs an older minor of the same major is upgraded at once.',
      },
      confirm: {
        title: 'Apply minors from now on?',
        now_one:
          '{{count}} target runs an older minor of its major and is upgraded at once.',
        now_other:
          '{{count}} targets run an older minor of their major and are upgraded at once.',
        none: 'Nothing runs an older minor of its major now.',
        later:
          'Each minor that is published later is applied too, without anybody looking at its plan first.',
        button: 'Yes, apply minors',
      },
    },
    consumers: {
      title: 'Used by',
      none: 'Nothing has been made from this template yet',
    },
    target: {
      environment: 'Environment',
      'service-instance': 'Service instance',
      'service-pipeline': 'Service pipeline',
    },
    instance: { in: 'in' },
    environments: {
      none: 'No environment yet',
      noneText: 'Create one from an environment template.',
    },
    environment: {
      instances: 'Service instances here',
      noInstances: 'No service instance lives here',
    },
    services: {
      none: 'No service yet',
      noneText: 'Create one from a service template.',
    },
    service: { noInstances: 'The service has no instance' },
    outputs: {
      title: 'Outputs',
      none: 'No outputs',
      count: 'Outputs ({{number}})',
    },
    resources: {
      title: 'Resources',
      none: 'No resources',
      notYet: 'No resource has moved yet',
      count: 'Resources ({{number}})',
    },
    spec: {
      title: 'Spec',
      nothingPublished: {
        title: 'Nothing to choose from yet',
        text: 'No version of {{name}} has been published. Its owner can publish one:',
      },
      otherVersion:
        'This form is drawn for version {{version}}. Recommended is {{recommended}}.',
      useRecommended: 'Use {{version}}',
      chooseVersion: 'Choose a version of the template',
      dropped: {
        title: 'Some of what you entered is left out',
        text: 'Version {{version}} has no such input: {{inputs}}. It comes back with a version that has it.',
      },
      problems_one: 'One input is missing or wrong',
      problems_other: '{{count}} inputs are missing or wrong',
    },
    deployments: {
      none: 'No deployment yet',
      noneText:
        'Whatever is created, updated or deleted appears here with its log.',
    },
    deployment: {
      all: 'All deployments',
      about: 'About',
      failed: 'The deployment failed',
      failedAt: '{{resource}} ({{type}}) failed',
      waitsFor: 'Waiting',
      openConsole: 'Open in the AWS console',
      noSpec: 'No spec is kept',
      notRendered: 'Nothing has been rendered yet',
      tab: {
        outputs: 'Outputs',
        rendered: 'Rendered template',
        spec: 'Spec',
      },
      title: {
        CREATE: 'Create {{target}} with {{version}}',
        CURRENT_VERSION: 'Update {{target}}',
        MINOR_VERSION:
          'Upgrade {{target}} from {{previousVersion}} to {{version}}',
        MAJOR_VERSION:
          'Upgrade {{target}} from {{previousVersion}} to {{version}}',
        upgradeTo: 'Upgrade {{target}} to {{version}}',
        ROLLBACK: 'Roll {{target}} back to {{version}}',
        DELETE: 'Delete {{target}}',
        plan: 'Plan for {{target}} with {{version}}',
      },
      cancel: {
        button: 'Cancel deployment',
        title: 'Cancel this deployment?',
        text: 'What has changed so far is rolled back. That takes a while, and the log goes on until it is done.',
        confirm: 'Yes, cancel it',
      },
      rollback: {
        button: 'Roll back to this',
        title: 'Roll {{target}} back to {{version}}?',
        text: 'Version {{version}} is deployed again with the inputs that this deployment had. It is a deployment like any other: resources may be replaced.',
        confirm: 'Yes, roll back',
      },
    },
    log: {
      title: 'Log',
      follow: 'Follow',
      empty: 'Nothing has been logged yet',
    },
    plan: {
      title: 'Plan',
      summary_one: '{{count}} resource would change.',
      summary_other: '{{count}} resources would change.',
      requiresReplacement: 'needs a replacement',
      absent: 'none',
      knownAfterApply: 'known when it is deployed',
      changes: 'changes',
      moreValues_one: 'and {{count}} more value',
      moreValues_other: 'and {{count}} more values',
      showWhole: 'Show all of it',
      none: {
        title: 'Nothing would change',
        text: 'The resources already are as this version and these inputs ask for.',
      },
      effect: {
        replacedWithData: {
          title_one: '{{count}} resource is replaced, and its data is lost',
          title_other:
            '{{count}} resources are replaced, and their data is lost',
          text: 'A new one is made and the old one is deleted with what it holds. Take a backup first.',
        },
        removedWithData: {
          title_one: '{{count}} resource is removed, with its data',
          title_other: '{{count}} resources are removed, with their data',
          text: 'It is deleted with what it holds. Take a backup first.',
        },
        maybeReplacedWithData: {
          title_one: '{{count}} resource may be replaced, and it holds data',
          title_other:
            '{{count}} resources may be replaced, and they hold data',
          text: 'AWS decides when it runs. Take a backup first.',
        },
        replaced: {
          title_one: '{{count}} resource is replaced',
          title_other: '{{count}} resources are replaced',
          text: 'A new one is made, then the old one is deleted. Its name or address may change.',
        },
        removed: {
          title_one: '{{count}} resource is removed',
          title_other: '{{count}} resources are removed',
          text: 'It is deleted.',
        },
        maybeReplaced: {
          title_one: '{{count}} resource may be replaced',
          title_other: '{{count}} resources may be replaced',
          text: 'AWS decides when it runs.',
        },
        interrupts: {
          title_one:
            '{{count}} resource changes in place, with an interruption',
          title_other:
            '{{count}} resources change in place, with an interruption',
          text: 'It may restart or be away for a moment.',
        },
        unknown: {
          title_one: '{{count}} resource may change',
          title_other: '{{count}} resources may change',
          text: 'It depends on other changes, and is known only when they are done.',
        },
        inPlace: {
          title_one: '{{count}} resource changes in place',
          title_other: '{{count}} resources change in place',
          text: 'It keeps running while it changes.',
        },
        added: {
          title_one: '{{count}} resource is added',
          title_other: '{{count}} resources are added',
          text: 'It is new.',
        },
        imported: {
          title_one: '{{count}} resource is taken over',
          title_other: '{{count}} resources are taken over',
          text: 'It is there already and becomes part of the stack.',
        },
        retained: {
          title_one: '{{count}} resource is let go',
          title_other: '{{count}} resources are let go',
          text: 'It leaves the stack and stays in the account.',
        },
      },
    },
    inputChange: {
      title: 'What changes in the inputs',
      none: 'No input changes',
      new: 'New',
      newlyRequired: 'Newly required',
      changed: 'Changed',
      removed: 'Gone',
      needsValue: 'Needs a value from you.',
    },
    deploy: {
      title: {
        upgrade: 'Deploy another version of {{target}}',
        edit: 'Edit inputs of {{target}}',
      },
      step: { upgrade: 'Version and inputs', edit: 'Inputs', plan: 'Plan' },
      toVersion: 'Version (now {{version}})',
      triedVersion: 'Version (tried last: {{version}})',
      inputs: 'Inputs',
      missingInputs: 'What is missing',
      nothingMissing:
        'Nothing: all inputs keep the values that they have, or the defaults of the version.',
      showAll: 'Show all inputs',
      showMissing: 'Show only what is missing',
      problems_one: 'One input is missing or wrong.',
      problems_other: '{{count}} inputs are missing or wrong.',
      stale: 'Somebody else was faster',
      lookAgain: 'Look again',
      meanwhile: {
        title: 'What changed meanwhile',
        none: 'None of the inputs. What you entered is still here.',
        version: 'Version {{version}} is deployed now.',
        taken: '{{input}}: {{before}} → {{after}}',
        kept: '{{input}}: {{before}} → {{after}}. Yours stays: {{mine}}',
        lost: 'Look at these again, what you entered has no place any more: {{inputs}}',
        nothing: 'nothing',
      },
      plan: 'Show the plan',
      planning: 'The plan is being made. Nothing is changed yet.',
      planFailed: 'The plan could not be made',
      planFailedAt: 'The plan could not be made: {{resource}}',
      back: 'Back to the inputs',
      apply: 'Deploy this plan',
    },
    action: {
      isDeploying: 'Something is being deployed. Wait for it or cancel it.',
      upgradeTo: 'Upgrade to {{version}}',
      otherVersion: 'Other version',
      upgradeAll: 'Upgrade all',
      edit: 'Edit inputs',
      details: 'Edit details',
      editInstances: 'Add or remove instances',
    },
    details: {
      title: 'Edit details',
      displayName: 'Title',
      displayNameHelp:
        'What it is called in the catalog, in place of its name.',
      system: 'System',
      save: 'Save',
      repositoryHelp: 'Reaches the pipeline with its next deployment.',
    },
    instances: {
      title: 'Instances of {{name}}',
      existing: 'Instances that stay',
      existingHelp:
        'They are not touched here. Edit their inputs one by one on the page behind.',
      new: 'New instances',
      newVersion: 'They get version {{version}} of the template.',
      noVersion: 'No version of the template is published.',
      removeWarning:
        'These instances and all of their resources will be deleted: {{names}}',
      needsOne: 'A service keeps at least one instance.',
      apply: 'Save and deploy',
      retry: {
        title: 'The last operation did not succeed',
        text: 'Saving without a change tries it again.',
        lost: 'What it had made was cleaned up. Below is what was asked for; mend it, fill in secrets again, and save.',
      },
    },
    delete: {
      button: 'Delete',
      title: {
        environment: 'Delete the environment {{name}}?',
        service: 'Delete the service {{name}}?',
      },
      manner: 'How to delete it',
      allOf:
        'A stack is let go of only if all of its resources below may stay.',
      stuckUnknown: 'What would not go could not be read',
      hasInstances_one:
        '{{count}} service instance lives here. Delete it first.',
      hasInstances_other:
        '{{count}} service instances live here. Delete them first.',
      delete: {
        label: 'Delete it with its resources',
        environment: 'The stack and all of its resources are deleted.',
        service:
          'The pipeline, then all instances are deleted, each with its resources.',
      },
      retain: {
        label: 'Delete it, but keep what would not go',
        environment:
          'The chosen resources stay in the account, outside of any stack.',
        service:
          'The chosen resources stay in the account, outside of any stack.',
      },
      forget: {
        label: 'Forget it, and leave its resources alone',
        environment:
          'Only Nucleon forgets it. The stack stays in the account as it is.',
        service:
          'Only Nucleon forgets it. The stacks stay in the account as they are.',
        warning:
          'Nobody will look after these resources any more, and they go on costing money. This is audited.',
      },
      confirm: {
        delete: 'Yes, delete',
        retain: 'Yes, delete',
        forget: 'Yes, forget',
      },
    },
    confirm: {
      back: 'Close',
      type: 'Type {{word}} to confirm',
    },
    permission: {
      asking: 'Finding out whether you may do this',
      notOwner: 'Only its owner may do this: {{owner}}',
      noOwner: 'Only its owner may do this, and it has none.',
      deniedOn: 'You may not change: {{names}}',
      denied:
        'You may not do this: it needs the permission {{permission}} here. The owner can.',
    },
    card: {
      environment: 'Infrastructure',
      service: 'Infrastructure',
      template: 'Infrastructure template',
      details: 'Details',
      versions: 'Versions',
      draft: 'Draft',
      openDeployment: 'Open the deployment',
      targets: 'Instances and pipeline',
    },
    dangling: {
      title: 'Nucleon has no {{name}}',
      environment:
        'The annotation nucleon.dev/environment of this entity names an environment that is not there. It may have been deleted, or the name is wrong.',
      service:
        'The annotation nucleon.dev/service of this entity names a service that is not there. It may have been deleted, or the name is wrong.',
      template:
        'This template has not been read yet. That takes a moment after it is registered; if it lasts, look at the annotation nucleon.dev/bundles.',
    },
    form: {
      defaultIs: 'Default: {{value}}',
      keepSecret: 'Unchanged',
      yes: 'Yes',
      no: 'No',
      noInputs: 'This version asks for no inputs.',
      addItem: 'Add',
      removeItem: 'Remove {{number}}',
      addEntryTo: 'Add to {{name}}',
      entryName: 'Name',
      removeEntry: 'Remove {{name}}',
      instances: 'Instances',
      instance: 'Instance {{number}}',
      addInstance: 'Add an instance',
      removeInstance: 'Remove instance {{number}}',
      instanceName: 'Instance name',
      instanceNameExample: 'prod',
      environment: 'Environment',
      chooseEnvironment: 'Choose one',
      noEnvironment:
        'There is no compatible environment. It takes one made from: {{templates}}',
      isDeploying: 'is being deployed',
      notDeployed: 'is not deployed yet',
      pipeline: 'Pipeline',
      repositoryId: {
        label: 'Repository',
        example: 'my-org/my-service',
        help: 'The source of the pipeline: owner and name.',
      },
      branchName: {
        label: 'Branch',
        example: 'main',
        help: 'Each push to it runs the pipeline.',
      },
      connectionArn: {
        label: 'Connection',
        example: 'arn:aws:codestar-connections:…',
        help: 'The ARN of the connection through which AWS reads the repository.',
      },
      problem: {
        required: 'Needs a value',
        nameMissing: 'Needs a name',
        namePattern:
          'Letters, digits, dashes and underscores; at most 63, and a letter or digit at both ends',
        nameTaken: 'Another instance has this name',
        environmentMissing: 'Needs an environment',
      },
    },
    destination: {
      label: 'Destination',
      notAllowed: 'you may not deploy here',
      none: {
        title: 'There is no destination that you may deploy to',
        text: 'Your platform team configures destinations under nucleon.destinations.',
      },
    },
    upgrades: {
      all: 'All upgrades',
      none: 'Nothing has been upgraded in bulk yet',
      noneText:
        'Select environments or services in their lists and upgrade them together.',
      selected: 'Upgrade selected ({{number}})',
      title_one: 'Upgrade of {{count}} target',
      title_other: 'Upgrade of {{count}} targets',
      report: 'Report',
      done: 'Done',
      doneOf: '{{done}} of {{total}}',
      atFailure: 'At a failure',
      stops: 'Starts no more',
      goesOn: 'Goes on',
      cancel: 'Start no more',
      openLog: 'Open',
      many: {
        title: 'Upgrade together',
        nothing: {
          title: 'There is nothing to upgrade',
          text: 'All of it is on its recommended version already, or has never been deployed.',
        },
        targets_one: '{{count}} target is brought to its recommended version:',
        targets_other:
          '{{count}} targets are brought to their recommended versions:',
        mode: 'How far',
        MINOR_VERSION: {
          label: 'To the newest minor',
          help: 'Where a minor needs a new input, that target fails with the reason and keeps running as it is.',
        },
        MAJOR_VERSION: {
          label: 'To the newest major',
          help: 'Where a major needs new inputs, that target fails with the reason and keeps running as it is.',
        },
        concurrency: 'How many at a time',
        concurrencyHelp: 'From 1 to {{max}}',
        stopAtFirstFailure: 'Start no more after the first failure',
        start: 'Start',
      },
    },
    catalog: {
      versionStatus: 'Template version',
    },
    gettingStarted: {
      intro:
        'Five steps lead from a template to a service in an account of your own. A tick means that it is really done, by whomever.',
      create: 'Create',
      look: 'Look at them',
      done: 'Done',
      open: 'Not done yet',
      connect: 'How to connect an account',
      publishDraft: 'Publish the draft of {{template}}',
      template: {
        title: 'Register a template',
        text: 'A bundle in Git and a Template entity beside it, registered in the catalog.',
      },
      version: {
        title: 'Publish a version',
        text: 'Each changed bundle becomes a draft. Publishing it makes it the recommended version.',
      },
      environment: {
        title: 'Deploy an environment',
        text: 'What services share, such as a network and a cluster, in one account and region.',
      },
      service: {
        title: 'Deploy a service',
        text: 'An application with an instance in each environment where it runs.',
      },
      account: {
        title: 'Connect a real account',
        text: 'Until then everything happens in a simulator on this machine, and costs nothing.',
      },
    },
    simulator: {
      label: 'Simulation',
      banner: 'Simulated AWS: nothing here is real',
      faults: 'Faults',
      title: 'Make it fail',
      help: 'The simulator can fail as AWS does. Faults apply to everything that is deployed from now on.',
      type: 'What goes wrong',
      resource: 'Logical ID or resource type',
      resourceExample: 'Service',
      api: 'API call (all if empty)',
      apiExample: 'DescribeStacks',
      add: 'Add the fault',
      current: 'Faults now',
      none: 'Nothing fails on request',
      remove: 'Remove the fault',
      fault: {
        resource: {
          label: 'A resource fails',
          help: 'The next resources that match cannot be created, changed or deleted.',
          amount: 'How often (1 if empty)',
        },
        throttle: {
          label: 'Calls are throttled',
          help: 'Calls above the rate are refused with AWS’s Throttling error.',
          amount: 'Calls per second (none pass if empty)',
        },
        latency: {
          label: 'Calls are slow',
          help: 'Each call waits before it is answered.',
          amount: 'Milliseconds',
        },
        slowness: {
          label: 'Resources are slow',
          help: 'All resources take several times as long.',
          amount: 'How many times as long (5 if empty)',
        },
        drop: {
          label: 'Connections are dropped',
          help: 'The call takes effect, but no answer comes back.',
          amount: 'How often (1 if empty)',
        },
      },
      active: {
        resource: 'A resource fails: {{subject}} ({{amount}} ×)',
        throttle: 'Throttled: {{subject}}',
        latency: 'Calls take {{amount}} ms longer: {{subject}}',
        slowness: 'Resources take {{amount}} times as long',
        drop: 'Connections are dropped: {{subject}} ({{amount}} ×)',
      },
    },
  },
});
