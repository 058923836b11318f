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

import { AdaptiveLimiter } from './AdaptiveLimiter';

/** Makes calls as fast as allowed against a cloud that takes so many a second. */
function run(
  limiter: AdaptiveLimiter,
  options: { limit: number; until: number },
) {
  const taken: number[] = [];
  let now = 0;
  let throttled = 0;
  while (now < options.until) {
    now += limiter.take(now) || 1;
    const secondAgo = now - 1_000;
    if (taken.filter(at => at > secondAgo).length >= options.limit) {
      throttled += 1;
      limiter.noteThrottled(now);
    } else {
      taken.push(now);
      limiter.noteSuccess();
    }
  }
  return { calls: taken.length, throttled };
}

describe('AdaptiveLimiter', () => {
  it('lets a few through at once and then keeps its rate', () => {
    const limiter = new AdaptiveLimiter();
    const waits = Array.from({ length: 7 }, () => limiter.take(1_000_000));
    expect(waits).toEqual([0, 0, 0, 0, 0, 100, 200]);
  });

  it('finds out what the cloud takes', () => {
    const { calls, throttled } = run(new AdaptiveLimiter(), {
      limit: 5,
      until: 60_000,
    });
    expect(calls).toBeGreaterThan(60 * 5 * 0.6);
    expect(throttled).toBeLessThan(calls * 0.1);
  });

  it('slows down for a cloud that takes next to nothing, and never stops', () => {
    const limiter = new AdaptiveLimiter();
    for (let now = 0; now < 60_000; now += 1_001) {
      limiter.noteThrottled(now);
    }
    expect(limiter.getRate()).toBe(0.2);
    expect(limiter.take(60_000)).toBeLessThanOrEqual(5_000);
  });

  it('becomes fast again when all goes well', () => {
    const limiter = new AdaptiveLimiter();
    limiter.noteThrottled(0);
    limiter.noteThrottled(2_000);
    expect(limiter.getRate()).toBe(2.5);
    for (let call = 0; call < 100; call++) {
      limiter.noteSuccess();
    }
    expect(limiter.getRate()).toBeGreaterThan(10);
  });
});
