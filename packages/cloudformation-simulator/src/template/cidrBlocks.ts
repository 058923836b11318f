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
import { validationError } from '../awsError';

/** What {@link cidrBlocks} cuts, and how. @internal */
export interface CidrBlocksOptions {
  block: string;
  count: number;
  /** Host bits of each piece, as Fn::Cidr counts them. */
  bits: number;
}

function parse(address: string): { value: bigint; width: 32 | 128 } {
  if (address.includes(':')) {
    const [head, tail] = address.split('::');
    const left = head ? head.split(':') : [];
    const right = tail ? tail.split(':') : [];
    const zeros = Array(8 - left.length - right.length).fill('0');
    const groups = address.includes('::')
      ? [...left, ...zeros, ...right]
      : left;
    return {
      value: groups.reduce(
        (sum, group) => sum * 65536n + BigInt(parseInt(group, 16)),
        0n,
      ),
      width: 128,
    };
  }
  return {
    value: address
      .split('.')
      .reduce((sum, part) => sum * 256n + BigInt(Number(part)), 0n),
    width: 32,
  };
}

function format(value: bigint, width: 32 | 128): string {
  if (width === 32) {
    return [24n, 16n, 8n, 0n]
      .map(shift => String((value / 2n ** shift) % 256n))
      .join('.');
  }
  const groups = Array.from({ length: 8 }, (_, index) =>
    ((value / 2n ** BigInt((7 - index) * 16)) % 65536n).toString(16),
  );
  return groups.join(':').replace(/(^|:)0(:0)+(:|$)/, '::');
}

/**
 * The blocks that Fn::Cidr cuts out of a bigger one.
 * @internal
 */
export function cidrBlocks(options: CidrBlocksOptions): string[] {
  const { block, count, bits } = options;
  const [address, prefix] = block.split('/');
  if (!/^[0-9a-f.:]+$/i.test(address) || !/^\d+$/.test(prefix ?? '')) {
    throw validationError(
      `Template error: ${block} is not a valid CIDR block for Fn::Cidr`,
    );
  }
  const { value, width } = parse(address);
  const length = width - bits;
  const size = 2n ** BigInt(bits);
  const end = value + 2n ** BigInt(width - Number(prefix));
  if (
    !(count >= 1 && count <= 256) ||
    length < Number(prefix) ||
    value + size * BigInt(count) > end
  ) {
    throw validationError(
      `Template error: Fn::Cidr cannot cut ${count} blocks of ${bits} bits out of ${block}`,
    );
  }
  return Array.from(
    { length: count },
    (_, index) => `${format(value + size * BigInt(index), width)}/${length}`,
  );
}
