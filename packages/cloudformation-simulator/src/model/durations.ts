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

const CREATE_SECONDS: Record<string, number> = {
  'AWS::AppRunner::Service': 180,
  'AWS::CloudFront::Distribution': 240,
  'AWS::CodeBuild::Project': 8,
  'AWS::DynamoDB::Table': 25,
  'AWS::EC2::EIP': 15,
  'AWS::EC2::Instance': 25,
  'AWS::EC2::InternetGateway': 15,
  'AWS::EC2::NatGateway': 95,
  'AWS::EC2::VPC': 12,
  'AWS::EC2::VPCEndpoint': 50,
  'AWS::ECS::Service': 75,
  'AWS::EKS::Cluster': 540,
  'AWS::ElastiCache::CacheCluster': 300,
  'AWS::ElasticLoadBalancingV2::LoadBalancer': 125,
  'AWS::IAM::ManagedPolicy': 12,
  'AWS::IAM::Policy': 15,
  'AWS::IAM::Role': 17,
  'AWS::KMS::Key': 25,
  'AWS::RDS::DBCluster': 90,
  'AWS::RDS::DBInstance': 330,
  'AWS::S3::Bucket': 15,
  'AWS::SQS::Queue': 60,
  'AWS::ServiceDiscovery::PrivateDnsNamespace': 45,
};

const USUAL = 6;

/**
 * How many seconds an action on a resource takes in the real world, roughly.
 * @internal
 */
export function typicalSeconds(
  type: string,
  action: 'create' | 'update' | 'replace' | 'delete',
): number {
  const create = CREATE_SECONDS[type] ?? USUAL;
  switch (action) {
    case 'create':
    case 'replace':
      return create;
    case 'update':
      return Math.max(2, create * 0.4);
    default:
      return Math.max(2, create * 0.5);
  }
}
