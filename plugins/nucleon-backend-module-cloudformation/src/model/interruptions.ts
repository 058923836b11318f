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

/**
 * Properties that AWS documents as "Update requires: Some interruptions": the
 * resource stays, and is not there for a while. Kept by hand, for the types that
 * services are made of: a change set does not say it.
 */
const INTERRUPTING: Record<string, readonly string[]> = {
  'AWS::AmazonMQ::Broker': ['EngineVersion', 'HostInstanceType', 'Users'],
  'AWS::DocDB::DBInstance': ['DBInstanceClass'],
  'AWS::EC2::Instance': [
    'InstanceType',
    'EbsOptimized',
    'KernelId',
    'RamdiskId',
    'UserData',
  ],
  'AWS::ElastiCache::CacheCluster': [
    'CacheNodeType',
    'EngineVersion',
    'NumCacheNodes',
  ],
  'AWS::ElastiCache::ReplicationGroup': ['CacheNodeType', 'EngineVersion'],
  'AWS::MSK::Cluster': ['BrokerNodeGroupInfo', 'KafkaVersion'],
  'AWS::Neptune::DBInstance': ['DBInstanceClass', 'DBParameterGroupName'],
  'AWS::RDS::DBCluster': ['EngineVersion', 'DBClusterParameterGroupName'],
  'AWS::RDS::DBInstance': [
    'AllocatedStorage',
    'BackupRetentionPeriod',
    'CACertificateIdentifier',
    'DBInstanceClass',
    'DBParameterGroupName',
    'EngineVersion',
    'MultiAZ',
    'PreferredMaintenanceWindow',
    'StorageType',
  ],
  'AWS::Redshift::Cluster': ['NodeType', 'NumberOfNodes', 'ClusterVersion'],
};

/**
 * Whether a change in place may take the resource away for a while.
 *
 * @param properties - names of changed properties, or paths into them
 * @internal
 */
export function mayInterrupt(type: string, properties: string[]): boolean {
  const known = INTERRUPTING[type] ?? [];
  return properties.some(path => known.includes(path.split('.')[0]));
}
