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
import Button, { ButtonProps } from '@material-ui/core/Button';
import Tooltip from '@material-ui/core/Tooltip';
import { May } from './useMay';

/** @internal */
export type ActionButtonProps = ButtonProps & {
  may?: May;
  /** Why the button does not work now, though the user may. */
  blockedBy?: string;
};

/**
 * A button that says why it does not work.
 *
 * @internal
 */
export function ActionButton(props: ActionButtonProps) {
  const { may, blockedBy, disabled, ...others } = props;
  const reason = may && !may.isAllowed ? may.reason : blockedBy;
  // A disabled button sends no events: the tooltip listens on what is around it.
  return (
    <Tooltip title={reason ?? ''}>
      <span>
        <Button
          size="small"
          variant="outlined"
          {...others}
          disabled={disabled || reason !== undefined}
        />
      </span>
    </Tooltip>
  );
}
