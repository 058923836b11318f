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
import { ApiHolder } from '@backstage/core-plugin-api';
import {
  TranslationFunction,
  translationApiRef,
} from '@backstage/frontend-plugin-api';
import { CustomFieldValidator } from '@backstage/plugin-scaffolder-react';
import { nucleonApiRef } from '../api';
import { NucleonSpecValue, validateSpec } from '../forms';
import { parseName } from '../targets';
import { nucleonTranslationRef } from '../translation';
import type { NucleonSpecUiOptions } from './NucleonSpecField';

/**
 * Keeps the Create page from going on while something is missing or wrong. The
 * form itself says what, at the input; here it is only counted.
 *
 * @public
 */
export const validateNucleonSpec: CustomFieldValidator<
  NucleonSpecValue,
  NucleonSpecUiOptions
> = async (value, field, context) => {
  const options = context.uiSchema?.['ui:options'];
  const api = context.apiHolder.get(nucleonApiRef);
  if (!api || !options) {
    return;
  }
  const t = await getTranslate(context.apiHolder);
  if (!value?.version) {
    field.addError(t('spec.chooseVersion'));
    return;
  }
  const detail = await api.getTemplateVersion(
    { kind: options.kind, ...parseName(options.template) },
    value.version,
  );
  const problems = validateSpec({ detail, value });
  if (problems.length) {
    field.addError(t('spec.problems', { count: problems.length }));
  }
};

type Translate = TranslationFunction<(typeof nucleonTranslationRef)['T']>;

/** The texts, once they are loaded; a validator has no hooks. */
async function getTranslate(apiHolder: ApiHolder): Promise<Translate> {
  const translationApi = apiHolder.get(translationApiRef);
  if (!translationApi) {
    throw new Error('The portal has no translation API');
  }
  const snapshot = translationApi.getTranslation(nucleonTranslationRef);
  if (snapshot.ready) {
    return snapshot.t;
  }
  return new Promise((resolve, reject) => {
    const subscription = translationApi
      .translation$(nucleonTranslationRef)
      .subscribe({
        next: loaded => {
          if (loaded.ready) {
            resolve(loaded.t);
            subscription.unsubscribe();
          }
        },
        error: reject,
      });
  });
}
