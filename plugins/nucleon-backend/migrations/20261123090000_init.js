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

// @ts-check

/**
 * A moment, which PostgreSQL keeps as a timestamp and SQLite as milliseconds.
 *
 * @param {import('knex').Knex.CreateTableBuilder} table
 * @param {string} column
 */
function moment(table, column) {
  return table.timestamp(column, { useTz: true, precision: 3 });
}

/**
 * What every named row has: Backstage's namespace, the name as given, the name
 * that decides about uniqueness, and the name of its catalog entity.
 *
 * @param {import('knex').Knex.CreateTableBuilder} table
 */
function names(table) {
  table.string('namespace', 63).notNullable().comment('Backstage namespace');
  table.string('name', 100).notNullable().comment('Name as it was given');
  table
    .string('name_key', 100)
    .notNullable()
    .comment('Name in lower case: names are unique without regard to case');
  table
    .string('entity_name', 63)
    .notNullable()
    .comment('Name of the catalog entity, which may be shorter than the name');
}

/**
 * Who may change the row, and how often it was changed.
 *
 * @param {import('knex').Knex.CreateTableBuilder} table
 */
function history(table) {
  table
    .integer('revision')
    .notNullable()
    .defaultTo(1)
    .comment('Counts the changes; a writer names the one that it saw');
  table.string('created_by', 255).comment('Entity ref or service principal');
  moment(table, 'created_at').notNullable().comment('When the row was made');
  moment(table, 'modified_at').notNullable().comment('When it last changed');
  moment(table, 'deleted_at').comment(
    'When it was deleted; names are unique among the living',
  );
}

/**
 * A lease: who works on the row, until when, and when it wants to be looked at.
 *
 * @param {import('knex').Knex.CreateTableBuilder} table
 */
function lease(table) {
  table
    .uuid('lease_ticket')
    .comment('Drawn by the replica that holds the row; guards its writes');
  moment(table, 'lease_until').comment('When the lease runs out');
  moment(table, 'next_look_at').comment('Not to be claimed before');
}

/**
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('templates', table => {
    table.comment('Environment and service templates');
    table.uuid('id').primary().comment('Id');
    table.string('kind', 16).notNullable().comment('environment or service');
    names(table);
    table.string('display_name', 100).comment('Title');
    table.text('description').comment('What it is for');
    table.string('owner', 255).comment('Entity ref of the owner');
    table
      .string('entity_ref', 255)
      .comment('The Template entity that shows it');
    table
      .string('provisioning', 32)
      .comment('CUSTOMER_MANAGED, or null where Nucleon provisions');
    table
      .string('pipeline_provisioning', 32)
      .comment('CUSTOMER_MANAGED, or null where there is a pipeline');
    table
      .string('update_policy', 32)
      .notNullable()
      .comment('recommend or auto-apply-minor');
    table.text('sync_location').comment('Directory that holds v1/, v2/ ...');
    table
      .boolean('publishes_automatically')
      .notNullable()
      .defaultTo(false)
      .comment('Whether a synced version is published at once');
    table.string('sync_status', 16).comment('Of the last reading');
    table.text('sync_message').comment('What was wrong with it');
    moment(table, 'sync_at').comment('When the last reading ended');
    history(table);
  });
  await knex.schema.raw(
    'create unique index templates_name_uq on templates (kind, namespace, name_key) where deleted_at is null',
  );

  await knex.schema.createTable('bundles', table => {
    table.comment('Contents of template versions, by what they contain');
    table.string('digest', 71).primary().comment('SHA-256 of paths and bytes');
    table.integer('size').notNullable().comment('Bytes of all files');
    moment(table, 'created_at').notNullable().comment('When it first came');
  });

  await knex.schema.createTable('bundle_files', table => {
    table.comment('Files of a bundle');
    table
      .string('digest', 71)
      .notNullable()
      .references('digest')
      .inTable('bundles')
      .onDelete('CASCADE')
      .comment('The bundle');
    table.string('path', 255).notNullable().comment('Path inside the bundle');
    table.integer('size').notNullable().comment('Bytes');
    table.binary('content').notNullable().comment('The bytes');
    table.primary(['digest', 'path'], 'bundle_files_pk');
  });

  await knex.schema.createTable('template_versions', table => {
    table.comment('Versions of templates; the content never changes');
    table.uuid('id').primary().comment('Id');
    table
      .uuid('template_id')
      .notNullable()
      .references('id')
      .inTable('templates')
      .comment('The template');
    table.integer('major').notNullable().comment('Major number');
    table.integer('minor').notNullable().comment('Minor number');
    table.string('status', 32).notNullable().comment("Proton's four states");
    table.text('status_message').comment('Why the registration failed');
    table.text('problems').comment('JSON: problems with file and line');
    table.text('description').comment('What is new in it');
    table.string('digest', 71).notNullable().comment('Its content');
    table.string('engine', 63).comment('Engine of environment or instance');
    table.string('pipeline_engine', 63).comment('Engine of the pipeline');
    table.text('source').notNullable().comment('upload, or the URL read');
    table
      .integer('synced_major')
      .comment('The vN directory that it was read from');
    table
      .string('registration_digest', 71)
      .comment('SHA-256 of the registration file that was synced with it');
    table
      .text('compatible_environment_templates')
      .comment('JSON: where instances may live');
    table
      .text('supported_component_sources')
      .comment('JSON: which components may be attached');
    table.string('created_by', 255).comment('Who registered it');
    table.string('published_by', 255).comment('Who published it');
    moment(table, 'created_at').notNullable().comment('When it was registered');
    moment(table, 'published_at').comment('When it was published');
    moment(table, 'modified_at')
      .notNullable()
      .comment('Last change beside the content');
    moment(table, 'deleted_at').comment(
      'When it was deleted; a number is never used twice',
    );
    table.unique(['template_id', 'major', 'minor'], {
      indexName: 'template_versions_number_uq',
    });
    table.index(['digest'], 'template_versions_digest_idx');
  });

  await knex.schema.createTable('services', table => {
    table.comment('Services; what is deployed of them are targets');
    table.uuid('id').primary().comment('Id');
    names(table);
    table.string('title', 100).comment('Title');
    table.text('description').comment('What it is');
    table.string('owner', 255).notNullable().comment('Entity ref of the owner');
    table.string('system', 255).comment('System of the entity');
    table
      .string('lifecycle', 63)
      .notNullable()
      .comment('Lifecycle of the entity');
    table.string('type', 63).notNullable().comment('Type of the entity');
    table.string('entity_ref', 255).notNullable().comment('The Component');
    table
      .string('origin', 16)
      .notNullable()
      .comment('nucleon emits the entity, external is the own one of a team');
    table
      .uuid('template_id')
      .notNullable()
      .references('id')
      .inTable('templates')
      .comment('The service template');
    table.text('repository').comment('JSON: connection, repository, branch');
    table.uuid('last_operation_id').comment('Gives the status of the service');
    history(table);
    table.index(['template_id'], 'services_template_idx');
    table.index(['owner'], 'services_owner_idx');
  });
  await knex.schema.raw(
    'create unique index services_name_uq on services (namespace, name_key) where deleted_at is null',
  );

  await knex.schema.createTable('targets', table => {
    table.comment('What deployments act on');
    table.uuid('id').primary().comment('Id');
    table
      .string('kind', 32)
      .notNullable()
      .comment('environment, service-instance or service-pipeline');
    names(table);
    table.string('title', 100).comment('Title');
    table.text('description').comment('What it is');
    table.string('owner', 255).notNullable().comment('Entity ref of the owner');
    table.string('system', 255).comment('System of the entity');
    table
      .uuid('service_id')
      .references('id')
      .inTable('services')
      .comment('The service, for instances and pipelines');
    table
      .uuid('environment_id')
      .references('id')
      .inTable('targets')
      .comment('Where an instance lives');
    table
      .integer('position')
      .notNullable()
      .defaultTo(0)
      .comment('Place of an instance in the spec of the service');
    table
      .uuid('template_id')
      .notNullable()
      .references('id')
      .inTable('templates')
      .comment('The template');
    table
      .string('destination', 63)
      .comment('Name of a configured destination; null where none is needed');
    table
      .string('stack_name', 128)
      .notNullable()
      .comment('Drawn once, before the first call to a cloud');
    table
      .uuid('version_id')
      .references('id')
      .inTable('template_versions')
      .comment('The version last deployed with success');
    table.text('spec').comment('Spec last deployed with success, masked');
    table.text('secrets').comment('Its sensitive values, encrypted');
    table.text('outputs').comment('JSON: outputs of the last success');
    table.text('resources').comment('JSON: resources of the last success');
    table.text('binding').comment("JSON: the engine's id of what stands");
    table.uuid('last_attempted_deployment_id').comment('Gives the status');
    table.uuid('last_succeeded_deployment_id').comment('What stands');
    moment(table, 'last_deployment_attempted_at').comment(
      'When it was asked for',
    );
    moment(table, 'last_deployment_succeeded_at').comment('When it ended');
    history(table);
    table.index(['service_id'], 'targets_service_idx');
    table.index(['environment_id'], 'targets_environment_idx');
    table.index(['template_id', 'version_id'], 'targets_version_idx');
    table.index(['owner'], 'targets_owner_idx');
  });
  await knex.schema.raw(
    "create unique index targets_environment_name_uq on targets (namespace, name_key) where deleted_at is null and kind = 'environment'",
  );
  await knex.schema.raw(
    'create unique index targets_service_name_uq on targets (service_id, kind, name_key) where deleted_at is null and service_id is not null',
  );

  await knex.schema.createTable('service_operations', table => {
    table.comment(
      'Create, edit and delete of services; one at a time for each',
    );
    table.uuid('id').primary().comment('Id');
    table
      .uuid('service_id')
      .notNullable()
      .references('id')
      .inTable('services')
      .comment('The service');
    table.string('kind', 16).notNullable().comment('create, edit or delete');
    table.string('phase', 32).notNullable().comment('Gives the status');
    table.text('message').comment('Why it failed');
    table.text('from_spec').comment('Composed spec before, masked');
    table.text('to_spec').comment('Composed spec asked for, masked');
    table
      .text('plan')
      .notNullable()
      .comment('JSON: targets to make and to remove');
    table.string('created_by', 255).comment('Who asked for it');
    moment(table, 'created_at').notNullable().comment('When it was asked for');
    moment(table, 'completed_at').comment('When it ended');
    table.index(['service_id'], 'service_operations_service_idx');
  });
  await knex.schema.raw(
    'create unique index service_operations_active_uq on service_operations (service_id) where completed_at is null',
  );

  await knex.schema.createTable('deployments', table => {
    table.comment('Everything that changes, removes or plans infrastructure');
    table.uuid('id').primary().comment('Id');
    table
      .uuid('target_id')
      .notNullable()
      .references('id')
      .inTable('targets')
      .comment('What it acts on');
    table.uuid('service_id').comment('Service of the target');
    table
      .uuid('environment_id')
      .comment('Environment of the target, or itself');
    table.uuid('operation_id').comment('The service operation it belongs to');
    table.uuid('upgrade_id').comment('The upgrade it belongs to');
    table.string('intent', 16).notNullable().comment('apply, destroy or plan');
    table
      .string('mode', 32)
      .notNullable()
      .comment('How the version was chosen');
    table
      .string('state', 16)
      .notNullable()
      .comment(
        'pending, running, waiting, cancelling, succeeded, failed or cancelled',
      );
    table
      .string('status_message', 2000)
      .comment('Why it failed or was cancelled');
    table
      .uuid('template_id')
      .notNullable()
      .references('id')
      .inTable('templates')
      .comment('The template');
    table
      .uuid('version_id')
      .references('id')
      .inTable('template_versions')
      .comment('The version; null where nothing ever stood');
    table.uuid('previous_version_id').comment('The version that stood before');
    table.string('digest', 71).comment('Content of the version');
    table.text('spec').comment('The whole spec for the target, masked');
    table.text('secrets').comment('Its sensitive values, encrypted');
    table.text('rendered_files').comment('JSON: rendered files, redacted');
    table.string('engine', 63).notNullable().comment('Name of the engine');
    table.string('destination', 63).comment('Name of the destination');
    table.string('account', 32).comment('Account of the destination');
    table.string('region', 32).comment('Region of the destination');
    table
      .boolean('is_simulated')
      .notNullable()
      .defaultTo(false)
      .comment('Whether the destination is a simulator');
    table
      .string('lane', 190)
      .notNullable()
      .comment('Engine, account and region: what shares an API limit');
    table
      .string('lock_id', 64)
      .comment('The target, or what it must not run beside; null for plans');
    lease(table);
    table.text('handle').comment("JSON: the engine's position");
    table
      .boolean('is_observable')
      .notNullable()
      .defaultTo(false)
      .comment('Whether a look at the lane shows when the next step is due');
    table.text('observation').comment('JSON: the last look at it');
    table.integer('failures').notNullable().defaultTo(0).comment('In a row');
    moment(table, 'watched_until').comment('Somebody reads the log');
    table.text('binding').comment("JSON: the engine's id of what stands");
    table.text('retain').comment('JSON: logical ids that a deletion leaves');
    table.text('outputs').comment('JSON: outputs');
    table.text('resources').comment('JSON: resources');
    table.text('plan').comment('JSON: what would change');
    table.string('expected_plan_digest', 71).comment('Fails where it differs');
    table.text('failure').comment('JSON: the resource that failed first');
    table.text('waits_for').comment('What it waits for, in words');
    table.string('created_by', 255).comment('Who asked for it');
    table.string('cancelled_by', 255).comment('Who asked to cancel it');
    table.string('client_token', 64).comment('Token of the request');
    moment(table, 'created_at').notNullable().comment('When it was asked for');
    moment(table, 'started_at').comment('When it was first claimed');
    moment(table, 'completed_at').comment('When it ended');
    table.index(['target_id', 'created_at'], 'deployments_target_idx');
    table.index(['service_id', 'created_at'], 'deployments_service_idx');
    table.index(
      ['environment_id', 'created_at'],
      'deployments_environment_idx',
    );
    table.index(['operation_id'], 'deployments_operation_idx');
    table.index(['upgrade_id'], 'deployments_upgrade_idx');
    table.index(['created_at'], 'deployments_created_idx');
    table.index(['state', 'next_look_at'], 'deployments_claim_idx');
    table.index(['lane', 'state'], 'deployments_lane_idx');
  });
  // One deployment at a time for each target. A plan changes nothing.
  await knex.schema.raw(
    "create unique index deployments_lock_uq on deployments (lock_id) where lock_id is not null and intent <> 'plan' and state in ('pending', 'running', 'waiting', 'cancelling')",
  );

  await knex.schema.createTable('deployment_events', table => {
    table.comment('Logs of deployments');
    table
      .uuid('deployment_id')
      .notNullable()
      .references('id')
      .inTable('deployments')
      .onDelete('CASCADE')
      .comment('The deployment');
    table.integer('sequence').notNullable().comment('Counts from 1');
    table
      .string('source_id', 190)
      .comment("The engine's id: the same event is kept once");
    moment(table, 'at').notNullable().comment('When it happened');
    table.string('level', 16).notNullable().comment('info, warning or error');
    table.text('message').notNullable().comment('In words');
    table.string('logical_id', 255).comment('Resource in the template');
    table.string('type', 255).comment('Type of the resource');
    table.string('status', 63).comment("The cloud's word");
    table.text('status_reason').comment("The cloud's reason");
    table.primary(['deployment_id', 'sequence'], 'deployment_events_pk');
    table.unique(['deployment_id', 'source_id'], {
      indexName: 'deployment_events_source_uq',
    });
  });

  await knex.schema.createTable('lanes', table => {
    table.comment(
      'Engine, account and region: observed by one replica at a time',
    );
    table.string('name', 190).primary().comment('The lane');
    table.string('engine', 63).notNullable().comment('Name of the engine');
    table.string('destination', 63).comment('A destination of the lane');
    lease(table);
  });

  await knex.schema.createTable('upgrades', table => {
    table.comment('Upgrades of several targets');
    table.uuid('id').primary().comment('Id');
    table.string('mode', 32).notNullable().comment('How versions are chosen');
    table.integer('concurrency').notNullable().comment('How many at a time');
    table
      .boolean('stop_at_first_failure')
      .notNullable()
      .comment('Whether a failure starts no further one');
    table
      .string('status', 16)
      .notNullable()
      .comment('IN_PROGRESS, SUCCEEDED, FAILED or STOPPED');
    table.string('origin', 16).notNullable().comment('request or policy');
    table.string('created_by', 255).comment('Who asked for it');
    moment(table, 'created_at').notNullable().comment('When it was asked for');
    moment(table, 'cancelled_at').comment('When it was told to stop');
    moment(table, 'completed_at').comment('When it ended');
    table.index(['created_at'], 'upgrades_created_idx');
  });

  await knex.schema.createTable('upgrade_items', table => {
    table.comment('Targets of an upgrade');
    table
      .uuid('upgrade_id')
      .notNullable()
      .references('id')
      .inTable('upgrades')
      .onDelete('CASCADE')
      .comment('The upgrade');
    table.integer('position').notNullable().comment('Order of the targets');
    table
      .uuid('target_id')
      .notNullable()
      .references('id')
      .inTable('targets')
      .comment('The target');
    table.string('status', 16).notNullable().comment('State of the item');
    table.text('message').comment('Why it failed or was skipped');
    table.uuid('deployment_id').comment('Its deployment');
    table.string('from_version', 21).comment('Version before');
    table.string('to_version', 21).comment('Version after');
    table.primary(['upgrade_id', 'position'], 'upgrade_items_pk');
  });

  await knex.schema.createTable('jobs', table => {
    table.comment('Small work of the worker: registrations, syncs, operations');
    table.uuid('id').primary().comment('Id');
    table.string('kind', 32).notNullable().comment('What kind of work');
    table
      .string('subject', 64)
      .notNullable()
      .comment('Id of what it works on; one job for each kind and subject');
    table.text('payload').comment('JSON: what the job was told');
    lease(table);
    table.integer('failures').notNullable().defaultTo(0).comment('In a row');
    table.text('last_error').comment('JSON: the last failure');
    table
      .boolean('is_woken')
      .notNullable()
      .defaultTo(false)
      .comment('Whether it was asked for again while it ran');
    moment(table, 'created_at').notNullable().comment('When it was asked for');
    table.unique(['kind', 'subject'], { indexName: 'jobs_subject_uq' });
    table.index(['next_look_at'], 'jobs_claim_idx');
  });

  await knex.schema.createTable('outbox', table => {
    table.comment('What has happened and is still to be told');
    table.bigIncrements('id').comment('Order');
    table.string('topic', 63).notNullable().comment('What kind of happening');
    table.text('payload').notNullable().comment('JSON: the happening');
    lease(table);
    table.integer('failures').notNullable().defaultTo(0).comment('In a row');
    moment(table, 'created_at').notNullable().comment('When it happened');
    moment(table, 'delivered_at').comment('When it was told');
    table.index(['delivered_at', 'next_look_at'], 'outbox_claim_idx');
  });

  await knex.schema.createTable('client_tokens', table => {
    table.comment('Answers to requests with a client token, for 24 hours');
    table.string('principal', 255).notNullable().comment('Who asked');
    table.string('operation', 63).notNullable().comment('What was asked for');
    table.string('token', 64).notNullable().comment('The token');
    table
      .string('body_hash', 71)
      .notNullable()
      .comment('SHA-256 of the request');
    table.text('result').notNullable().comment('JSON: ids of what was made');
    moment(table, 'created_at').notNullable().comment('When it was asked for');
    table.primary(['principal', 'operation', 'token'], 'client_tokens_pk');
    table.index(['created_at'], 'client_tokens_created_idx');
  });
};

/**
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.down = async function down(knex) {
  for (const table of [
    'client_tokens',
    'outbox',
    'jobs',
    'upgrade_items',
    'upgrades',
    'lanes',
    'deployment_events',
    'deployments',
    'service_operations',
    'targets',
    'services',
    'template_versions',
    'bundle_files',
    'bundles',
    'templates',
  ]) {
    await knex.schema.dropTable(table);
  }
};
