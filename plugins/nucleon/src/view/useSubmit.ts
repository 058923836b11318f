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
import { useCallback, useEffect, useRef, useState } from 'react';

/**
 * Runs something that a button starts: whether it runs, and how it failed.
 *
 * @internal
 */
export function useSubmit<A extends unknown[]>(
  submit: (...args: A) => Promise<void>,
) {
  const [isSubmitting, setSubmitting] = useState(false);
  const [error, setError] = useState<Error>();
  const current = useRef(submit);
  current.current = submit;
  const isMounted = useRef(true);
  useEffect(() => {
    isMounted.current = true;
    return () => {
      isMounted.current = false;
    };
  }, []);

  const run = useCallback(async (...args: A) => {
    setSubmitting(true);
    setError(undefined);
    try {
      await current.current(...args);
    } catch (failure) {
      // Whatever a promise is rejected with is an Error here: the client
      // throws nothing else.
      setError(failure as Error);
    } finally {
      if (isMounted.current) {
        setSubmitting(false);
      }
    }
  }, []);
  return { run, isSubmitting, error, clearError: () => setError(undefined) };
}
