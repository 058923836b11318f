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
  DependencyList,
  useCallback,
  useEffect,
  useRef,
  useState,
} from 'react';
import { NucleonSignal } from '@nucleon/plugin-nucleon-common';
import { useChangeSignal } from './useChangeSignal';

/**
 * What a view is drawn from. `value` stays while it is read again.
 *
 * @internal
 */
export type LiveState<T> = {
  value?: T;
  error?: Error;
  isLoading: boolean;
  refresh: () => void;
};

/** @internal */
export type UseLiveOptions<T> = {
  /** Subjects of signals that make the value stale. */
  subjects?: NucleonSignal['subject'][];
  /** Whether something is under way, so that the value is read more often. */
  isMoving?: (value: T) => boolean;
};

// Without signals a moving value is looked at often enough to seem live. With
// them polling is only the net below: a socket may be closed by a proxy.
const POLL_MOVING_MS = 2_000;
const POLL_RESTING_MS = 20_000;
const POLL_WITH_SIGNALS_MS = 10_000;
const SIGNAL_GATHER_MS = 150;

/**
 * Reads a value and keeps it current: when a signal says so, and by polling.
 *
 * @internal
 */
export function useLive<T>(
  load: (signal: AbortSignal) => Promise<T>,
  deps: DependencyList,
  options: UseLiveOptions<T> = {},
): LiveState<T> {
  const { subjects, isMoving } = options;
  const [state, setState] = useState<Omit<LiveState<T>, 'refresh'>>({
    isLoading: true,
  });
  const [round, setRound] = useState(0);
  const gathering = useRef<ReturnType<typeof setTimeout>>();
  const refresh = useCallback(() => setRound(count => count + 1), []);

  const hasSignals = useChangeSignal(signal => {
    if (subjects?.includes(signal.subject) && !gathering.current) {
      gathering.current = setTimeout(() => {
        gathering.current = undefined;
        refresh();
      }, SIGNAL_GATHER_MS);
    }
  });
  useEffect(() => () => clearTimeout(gathering.current), []);

  // Another subject is another value: the old one must not be shown for it.
  useEffect(() => setState({ isLoading: true }), deps); // eslint-disable-line react-hooks/exhaustive-deps

  useEffect(() => {
    const controller = new AbortController();
    load(controller.signal).then(
      value => {
        if (!controller.signal.aborted) {
          setState({ value, isLoading: false });
        }
      },
      error => {
        if (!controller.signal.aborted) {
          setState(last => ({ value: last.value, error, isLoading: false }));
        }
      },
    );
    return () => controller.abort();
    // `load` is made anew with each render; `deps` say when it reads something else.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [...deps, round]);

  const { value, isLoading } = state;
  const moves = value !== undefined && (isMoving?.(value) ?? false);
  const wait = getPollInterval(moves, hasSignals);
  useEffect(() => {
    if (isLoading || !subjects) {
      return undefined;
    }
    const timer = setTimeout(refresh, wait);
    return () => clearTimeout(timer);
    // `state` is new after each reading, which starts the next wait.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [state, wait]);

  return { ...state, refresh };
}

function getPollInterval(moves: boolean, hasSignals: boolean): number {
  if (!moves) {
    return hasSignals ? 3 * POLL_RESTING_MS : POLL_RESTING_MS;
  }
  return hasSignals ? POLL_WITH_SIGNALS_MS : POLL_MOVING_MS;
}
