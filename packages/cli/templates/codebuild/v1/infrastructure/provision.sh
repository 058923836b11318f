#!/usr/bin/env bash
# Makes the network, or changes it, and writes its outputs.
set -euo pipefail
cidr=$(jq -r .environment.inputs.vpc_cidr proton-inputs.json)
name=$(jq -r .environment.name proton-inputs.json)
aws cloudformation deploy --stack-name "$name-network" --template-file network.yaml --parameter-overrides "Cidr=$cidr"
aws cloudformation describe-stacks --stack-name "$name-network" \
  --query 'Stacks[0].Outputs[].{key: OutputKey, valueString: OutputValue}' > outputs.json
