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
import type { JsonObject } from '../state/types';
import type { IdentityOptions } from './Identity';
import { generatedName, nameProperty } from './names';
import { random } from './random';

/** What a written recipe has at hand. @internal */
export interface Recipe extends IdentityOptions {
  /** The chosen name, or one as CloudFormation makes it up. */
  name: string;
  arn(service: string, resource: string): string;
  /** A property as text. */
  text(property: string): string;
  /** Random text, the same every time. */
  part(
    purpose: string,
    length: number,
    alphabet?: 'hex' | 'upper' | 'mixed' | 'digits' | 'lower',
  ): string;
}

/** The physical id and the attributes that the generic scheme would not get right. @internal */
export interface RecipeResult {
  id: string;
  attributes?: JsonObject;
}

/** Prepares what the recipes read. @internal */
export function recipe(options: IdentityOptions): Recipe {
  const { type, properties, region, account, seed } = options;
  const property = nameProperty(type);
  const chosen = property ? properties[property] : undefined;
  return {
    ...options,
    name: typeof chosen === 'string' ? chosen : generatedName(options),
    arn: (service, resource) =>
      `arn:aws:${service}:${region}:${account}:${resource}`,
    text: key => {
      const value = properties[key];
      return value === undefined || typeof value === 'object'
        ? ''
        : String(value);
    },
    part: (purpose, length, alphabet = 'hex') =>
      random(`${seed}/${purpose}`, length, alphabet),
  };
}

const PREFIXES: Record<string, string> = {
  'AWS::EC2::CustomerGateway': 'cgw',
  'AWS::EC2::DHCPOptions': 'dopt',
  'AWS::EC2::EgressOnlyInternetGateway': 'eigw',
  'AWS::EC2::FlowLog': 'fl',
  'AWS::EC2::Instance': 'i',
  'AWS::EC2::InternetGateway': 'igw',
  'AWS::EC2::LaunchTemplate': 'lt',
  'AWS::EC2::NatGateway': 'nat',
  'AWS::EC2::NetworkAcl': 'acl',
  'AWS::EC2::NetworkInterface': 'eni',
  'AWS::EC2::PrefixList': 'pl',
  'AWS::EC2::RouteTable': 'rtb',
  'AWS::EC2::SecurityGroup': 'sg',
  'AWS::EC2::SecurityGroupEgress': 'sgr',
  'AWS::EC2::SecurityGroupIngress': 'sgr',
  'AWS::EC2::Subnet': 'subnet',
  'AWS::EC2::SubnetRouteTableAssociation': 'rtbassoc',
  'AWS::EC2::TransitGateway': 'tgw',
  'AWS::EC2::TransitGatewayAttachment': 'tgw-attach',
  'AWS::EC2::VPC': 'vpc',
  'AWS::EC2::VPCEndpoint': 'vpce',
  'AWS::EC2::VPCPeeringConnection': 'pcx',
  'AWS::EC2::VPNConnection': 'vpn',
  'AWS::EC2::VPNGateway': 'vgw',
  'AWS::EC2::Volume': 'vol',
  'AWS::EFS::AccessPoint': 'fsap',
  'AWS::EFS::FileSystem': 'fs',
  'AWS::EFS::MountTarget': 'fsmt',
};

/** EC2's ids: 17 hexadecimal digits, of which the first is 0 to this day. @internal */
export function longId(r: Recipe, prefix: string, purpose: string): string {
  return `${prefix}-0${r.part(purpose, 16)}`;
}

/** The id of a type that AWS writes as a prefix and 17 hexadecimal digits. @internal */
export function prefixedId(r: Recipe): string | undefined {
  const prefix = PREFIXES[r.type];
  return prefix ? longId(r, prefix, 'id') : undefined;
}
