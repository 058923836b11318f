#!/usr/bin/env bash
set -euo pipefail
name=$(jq -r .environment.name proton-inputs.json)
aws cloudformation delete-stack --stack-name "$name-network"
aws cloudformation wait stack-delete-complete --stack-name "$name-network"
