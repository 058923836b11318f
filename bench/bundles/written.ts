/** A plain CloudFormation template with parameters of all types. */
export const PLAIN_YAML = `AWSTemplateFormatVersion: '2010-09-09'
Metadata:
  AWS::CloudFormation::Interface:
    ParameterGroups:
      - Label: { default: Size }
        Parameters: [Size, Count]
    ParameterLabels:
      Size: { default: How large }
Parameters:
  Size: { Type: String, Default: small, AllowedValues: [small, large] }
  Count: { Type: Number, Default: 2, MinValue: 1, MaxValue: 9 }
  Name:
    Type: String
    Default: shop
    AllowedPattern: '^[a-z][a-z0-9-]*$'
    MinLength: 1
    MaxLength: 20
  Token: { Type: String, NoEcho: true, Default: secret }
  Zones: { Type: CommaDelimitedList, Default: 'a,b' }
  Vpc: { Type: 'AWS::EC2::VPC::Id', Default: vpc-1 }
  Ports: { Type: List<Number>, Default: '80,443' }
Conditions:
  IsLarge: !Equals [!Ref Size, large]
Resources:
  Topic:
    Type: AWS::SNS::Topic
    Properties:
      TopicName: !Sub '\${Name}-\${AWS::Region}'
      Tags: [{ Key: zones, Value: !Join ['-', !Ref Zones] }]
Outputs:
  Arn: { Value: !Ref Topic }
`;

/** The same in JSON, smaller. */
export const PLAIN_JSON = `{
  "AWSTemplateFormatVersion": "2010-09-09",
  "Parameters": {
    "Size": { "Type": "String", "AllowedValues": ["small", "large"], "Default": "small" },
    "Count": { "Type": "Number", "Default": 1 }
  },
  "Resources": {
    "Topic": { "Type": "AWS::SNS::Topic", "Properties": { "TopicName": { "Ref": "Size" } } }
  }
}
`;

/** A Terraform bundle of an environment. */
export const TERRAFORM = {
  'schema/schema.yaml': `schema:
  format:
    openapi: "3.0.0"
  environment_input_type: Input
  types:
    Input:
      type: object
      properties:
        cidr: { type: string, default: 10.0.0.0/16 }
        zones: { type: array, items: { type: string }, default: [a, b] }
`,
  'infrastructure/manifest.yaml': `infrastructure:
  templates:
    - file: "*"
      rendering_engine: hcl
      template_language: terraform
`,
  'infrastructure/main.tf':
    'resource "aws_vpc" "this" {\n  cidr_block = var.environment.inputs.cidr\n}\n\noutput "VpcId" {\n  value = aws_vpc.this.id\n}\n',
};
