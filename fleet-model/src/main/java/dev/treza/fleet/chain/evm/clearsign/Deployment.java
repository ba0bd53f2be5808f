package dev.treza.fleet.chain.evm.clearsign;

import dev.treza.fleet.chain.evm.EvmAddress;
import java.math.BigInteger;

/// Where a contract lives.
record Deployment(BigInteger chainId, EvmAddress address) {}
