resource "aws_vpc" "main" {
  cidr_block           = var.environment.inputs.vpc_cidr
  enable_dns_hostnames = true

  tags = {
    Name = var.environment.name
  }
}

# What services read as environment.outputs.
output "VpcId" {
  value = aws_vpc.main.id
}
