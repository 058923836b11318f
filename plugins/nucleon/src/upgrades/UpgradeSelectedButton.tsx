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
import { useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Service, Target } from '@nucleon/plugin-nucleon-common';
import { ActionButton } from '../permissions';
import { nucleonTranslationRef } from '../translation';
import { UpgradeManyDialog } from './UpgradeManyDialog';
import { useMayUpgrade } from './useMayUpgrade';

/** @internal */
export type UpgradeSelectedButtonProps = {
  targets?: Target[];
  /** Services, all of whose instances and pipelines are meant. */
  services?: Service[];
};

/**
 * Upgrades everything that is selected in a list.
 *
 * @internal
 */
export function UpgradeSelectedButton(props: UpgradeSelectedButtonProps) {
  const { targets = [], services = [] } = props;
  const { t } = useTranslationRef(nucleonTranslationRef);
  const [isOpen, setOpen] = useState(false);
  const count = targets.length + services.length;
  const may = useMayUpgrade(targets, services);
  return (
    <>
      <ActionButton
        may={may}
        size="medium"
        variant="contained"
        color="primary"
        disabled={count === 0}
        onClick={() => setOpen(true)}
      >
        {t('upgrades.selected', { number: `${count}` })}
      </ActionButton>
      {isOpen && (
        <UpgradeManyDialog
          targets={targets}
          services={services}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
