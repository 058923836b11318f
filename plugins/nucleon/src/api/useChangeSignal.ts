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
import { useEffect, useRef } from 'react';
import { useApiHolder } from '@backstage/core-plugin-api';
import { signalApiRef } from '@backstage/plugin-signals-react';
import {
  NUCLEON_SIGNAL_CHANNEL,
  NucleonSignal,
} from '@nucleon/plugin-nucleon-common';

/**
 * Calls back for each signal of Nucleon's channel, and answers whether the
 * portal has signals at all. `useSignal` of the signals plugin keeps only the
 * last message of a render, which loses some when several come at once.
 *
 * @internal
 */
export function useChangeSignal(
  onSignal: (signal: NucleonSignal) => void,
): boolean {
  const signalApi = useApiHolder().get(signalApiRef);
  const callback = useRef(onSignal);
  callback.current = onSignal;

  useEffect(() => {
    const subscription = signalApi?.subscribe<NucleonSignal>(
      NUCLEON_SIGNAL_CHANNEL,
      signal => callback.current(signal),
    );
    return () => subscription?.unsubscribe();
  }, [signalApi]);

  return signalApi !== undefined;
}
