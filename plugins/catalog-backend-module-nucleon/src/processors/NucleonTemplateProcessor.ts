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

import { DEFAULT_NAMESPACE, Entity } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import { CatalogProcessor } from '@backstage/plugin-catalog-node';
import {
  ANNOTATION_TEMPLATE,
  TemplateKind,
} from '@nucleon/plugin-nucleon-common';
import { createTemplateForm } from '../domain/createTemplateForm';
import { createTemplateSteps } from '../domain/createTemplateSteps';

/**
 * Gives Templates that are annotated with `nucleon.dev/template` the form and
 * the step that their descriptor leaves out, from the entity alone: there is
 * nothing to ask, so nothing to fail when a template is registered before it
 * has a version. A team that writes its own parameters or steps keeps them.
 *
 * @internal
 */
export class NucleonTemplateProcessor implements CatalogProcessor {
  getProcessorName(): string {
    return 'NucleonTemplateProcessor';
  }

  async preProcessEntity(entity: Entity): Promise<Entity> {
    const annotation = entity.metadata?.annotations?.[ANNOTATION_TEMPLATE];
    if (entity.kind !== 'Template' || annotation === undefined) {
      return entity;
    }
    const kind = readTemplateKind(annotation);
    const namespace = entity.metadata.namespace ?? DEFAULT_NAMESPACE;
    const template = `${namespace}/${entity.metadata.name}`;
    const { steps, output } = createTemplateSteps({ kind, template });
    const spec = entity.spec ?? {};
    return {
      ...entity,
      spec: {
        type: kind,
        ...spec,
        parameters: spec.parameters ?? createTemplateForm({ kind, template }),
        steps: spec.steps ?? steps,
        // The links lead to what the generated step answers; own steps have
        // their own output.
        ...(spec.steps === undefined && { output: spec.output ?? output }),
      },
    };
  }
}

function readTemplateKind(annotation: string): TemplateKind {
  if (annotation !== 'environment' && annotation !== 'service') {
    throw new InputError(
      `The annotation ${ANNOTATION_TEMPLATE} is '${annotation}'; it must be 'environment' or 'service'`,
    );
  }
  return annotation;
}
